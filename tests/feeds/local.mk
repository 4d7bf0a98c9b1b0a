if HAVE_CHECK
FEEDS_TESTS = \
	tests/feeds/test_http \
	tests/feeds/test_store \
	tests/feeds/test_spell \
	tests/feeds/test_sort \
	tests/feeds/test_same \
	tests/feeds/test_related_bounds \
	tests/feeds/test_related \
	tests/feeds/test_mute \
	tests/feeds/test_match \
	tests/feeds/test_front \
	tests/feeds/test_find \
	tests/feeds/test_copies \
	tests/feeds/test_alike \
	tests/feeds/test_redirect \
	tests/feeds/test_waiters \
	tests/feeds/test_fetcher \
	tests/feeds/test_fetch \
	tests/feeds/test_passwords \
	tests/feeds/test_html \
	tests/feeds/test_words \
	tests/feeds/test_worker \
	tests/feeds/test_context \
	tests/feeds/test_date \
	tests/feeds/test_untag \
	tests/feeds/test_decode \
	tests/feeds/test_json \
	tests/feeds/test_keep
check_PROGRAMS += $(FEEDS_TESTS)
TESTS += $(FEEDS_TESTS)
tests_feeds_test_alike_SOURCES = tests/feeds/test_alike.c
tests_feeds_test_alike_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_copies_SOURCES = tests/feeds/test_copies.c
tests_feeds_test_copies_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_find_SOURCES = tests/feeds/test_find.c tests/suite.h
tests_feeds_test_find_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_front_SOURCES = tests/feeds/test_front.c
tests_feeds_test_front_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_match_SOURCES = tests/feeds/test_match.c
tests_feeds_test_match_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_mute_SOURCES = tests/feeds/test_mute.c tests/suite.h
tests_feeds_test_mute_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_related_SOURCES = tests/feeds/test_related.c
tests_feeds_test_related_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_related_bounds_SOURCES = tests/feeds/test_related_bounds.c
tests_feeds_test_related_bounds_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_same_SOURCES = tests/feeds/test_same.c
tests_feeds_test_same_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_sort_SOURCES = tests/feeds/test_sort.c tests/suite.h
tests_feeds_test_sort_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_spell_SOURCES = tests/feeds/test_spell.c tests/suite.h
tests_feeds_test_spell_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_store_SOURCES = tests/feeds/test_store.c
tests_feeds_test_store_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_http_SOURCES = tests/feeds/test_http.c
tests_feeds_test_http_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_fetch_SOURCES = tests/feeds/test_fetch.c
tests_feeds_test_fetch_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_fetcher_SOURCES = tests/feeds/test_fetcher.c
tests_feeds_test_fetcher_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_waiters_SOURCES = tests/feeds/test_waiters.c
tests_feeds_test_waiters_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_redirect_SOURCES = tests/feeds/test_redirect.c
tests_feeds_test_redirect_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_passwords_SOURCES = tests/feeds/test_passwords.c
tests_feeds_test_passwords_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_html_SOURCES = tests/feeds/test_html.c
tests_feeds_test_html_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_words_SOURCES = tests/feeds/test_words.c \
	tests/feeds/making.c tests/feeds/making.h \
	tests/feeds/making_flow.c tests/feeds/making_flow.h
tests_feeds_test_words_LDADD = libui.a $(FEEDS_LIBS) $(CURSES_LIBS) \
	$(UNISTRING_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_worker_SOURCES = tests/feeds/test_worker.c
tests_feeds_test_worker_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_context_SOURCES = tests/feeds/test_context.c
tests_feeds_test_context_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_date_SOURCES = tests/feeds/test_date.c
tests_feeds_test_date_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_untag_SOURCES = tests/feeds/test_untag.c
tests_feeds_test_untag_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_decode_SOURCES = tests/feeds/test_decode.c
tests_feeds_test_decode_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_json_SOURCES = tests/feeds/test_json.c
tests_feeds_test_json_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_keep_SOURCES = tests/feeds/test_keep.c
tests_feeds_test_keep_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
endif

dist_check_SCRIPTS += tests/feeds/golden.sh
TESTS += tests/feeds/golden.sh
EXTRA_DIST += tests/data/feeds
