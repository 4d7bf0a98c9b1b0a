if HAVE_CHECK
SRC_TESTS = \
	tests/src/test_pack \
	tests/src/test_clean \
	tests/src/test_log \
	tests/src/test_settings \
	tests/src/test_subs \
	tests/src/test_wire \
	tests/src/test_process \
	tests/src/test_query \
	tests/src/test_store \
	tests/src/test_same \
	tests/src/test_front \
	tests/src/test_spell \
	tests/src/test_find \
	tests/src/test_mute \
	tests/src/test_sort \
	tests/src/test_alike \
	tests/src/test_copies \
	tests/src/test_json \
	tests/src/test_match \
	tests/src/test_related \
	tests/src/test_related_bounds \
	tests/src/test_url
check_PROGRAMS += $(SRC_TESTS)
TESTS += $(SRC_TESTS)
tests_src_test_pack_SOURCES = tests/src/test_pack.c tests/suite.h tests/scratch.h \
	tests/src/four.h tests/src/hourly.h
tests_src_test_clean_SOURCES = tests/src/test_clean.c
tests_src_test_log_SOURCES = tests/src/test_log.c
tests_src_test_settings_SOURCES = tests/src/test_settings.c
tests_src_test_subs_SOURCES = tests/src/test_subs.c
tests_src_test_wire_SOURCES = tests/src/test_wire.c
tests_src_test_process_SOURCES = tests/src/test_process.c
tests_src_test_query_SOURCES = tests/src/test_query.c
tests_src_test_json_SOURCES = tests/src/test_json.c
tests_src_test_alike_SOURCES = tests/src/test_alike.c
tests_src_test_copies_SOURCES = tests/src/test_copies.c
tests_src_test_front_SOURCES = tests/src/test_front.c
tests_src_test_sort_SOURCES = tests/src/test_sort.c tests/suite.h
tests_src_test_mute_SOURCES = tests/src/test_mute.c tests/suite.h
tests_src_test_find_SOURCES = tests/src/test_find.c tests/suite.h
tests_src_test_spell_SOURCES = tests/src/test_spell.c tests/suite.h
tests_src_test_same_SOURCES = tests/src/test_same.c
tests_src_test_store_SOURCES = tests/src/test_store.c
tests_src_test_match_SOURCES = tests/src/test_match.c
tests_src_test_related_SOURCES = tests/src/test_related.c
tests_src_test_related_bounds_SOURCES = tests/src/test_related_bounds.c
tests_src_test_url_SOURCES = tests/src/test_url.c
endif
