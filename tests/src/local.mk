if HAVE_CHECK
SRC_TESTS = \
	tests/src/test_pack \
	tests/src/test_clean \
	tests/src/test_folding \
	tests/src/test_log \
	tests/src/test_settings \
	tests/src/test_subs \
	tests/src/test_rhythm \
	tests/src/test_wire \
	tests/src/test_process \
	tests/src/test_query \
	tests/src/test_source_name \
	tests/src/test_json \
	tests/src/test_url
check_PROGRAMS += $(SRC_TESTS)
TESTS += $(SRC_TESTS)
tests_src_test_pack_SOURCES = tests/src/test_pack.c tests/suite.h tests/scratch.h \
	tests/feeds/four_stories.h tests/feeds/hourly_stories.h
tests_src_test_clean_SOURCES = tests/src/test_clean.c
tests_src_test_folding_SOURCES = tests/src/test_folding.c
tests_src_test_log_SOURCES = tests/src/test_log.c
tests_src_test_settings_SOURCES = tests/src/test_settings.c
tests_src_test_subs_SOURCES = tests/src/test_subs.c
tests_src_test_rhythm_SOURCES = tests/src/test_rhythm.c
tests_src_test_wire_SOURCES = tests/src/test_wire.c
tests_src_test_process_SOURCES = tests/src/test_process.c
tests_src_test_query_SOURCES = tests/src/test_query.c
tests_src_test_source_name_SOURCES = tests/src/test_source_name.c
tests_src_test_json_SOURCES = tests/src/test_json.c
tests_src_test_url_SOURCES = tests/src/test_url.c
endif
