if HAVE_CHECK
FEEDS_TESTS = \
	tests/feeds/test_http \
	tests/feeds/test_html
check_PROGRAMS += $(FEEDS_TESTS)
TESTS += $(FEEDS_TESTS)
tests_feeds_test_http_SOURCES = tests/feeds/test_http.c
tests_feeds_test_http_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_html_SOURCES = tests/feeds/test_html.c
tests_feeds_test_html_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
endif
