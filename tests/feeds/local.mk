if HAVE_CHECK
FEEDS_TESTS = \
	tests/feeds/test_http \
	tests/feeds/test_schedule \
	tests/feeds/test_store \
	tests/feeds/test_store_feeds \
	tests/feeds/test_feed_names \
	tests/feeds/test_store_pictures \
	tests/feeds/test_store_writes \
	tests/feeds/test_store_open \
	tests/feeds/test_spelling \
	tests/feeds/test_mark_list \
	tests/feeds/test_sorted \
	tests/feeds/test_identity \
	tests/feeds/test_same_entries \
	tests/feeds/test_related_bounds \
	tests/feeds/test_related \
	tests/feeds/test_related_events \
	tests/feeds/test_related_lines \
	tests/feeds/test_related_words \
	tests/feeds/test_mutes \
	tests/feeds/test_similarity \
	tests/feeds/test_front_page \
	tests/feeds/test_search \
	tests/feeds/test_search_found \
	tests/feeds/test_copies \
	tests/feeds/test_duplicates \
	tests/feeds/test_redirect \
	tests/feeds/test_waiters \
	tests/feeds/test_fetcher \
	tests/feeds/test_fetch \
	tests/feeds/test_host_queue \
	tests/feeds/test_passwords \
	tests/feeds/test_html \
	tests/feeds/test_image \
	tests/feeds/test_random_pages \
	tests/feeds/test_extract \
	tests/feeds/test_extract_figures \
	tests/feeds/test_extract_page \
	tests/feeds/test_extract_parts \
	tests/feeds/test_extract_standfirst \
	tests/feeds/test_worker \
	tests/feeds/test_background \
	tests/feeds/test_context \
	tests/feeds/test_date \
	tests/feeds/test_plain \
	tests/feeds/test_plain_lines \
	tests/feeds/test_decode \
	tests/feeds/test_jsonfeed \
	tests/feeds/test_admit \
	tests/feeds/test_text_words
check_PROGRAMS += $(FEEDS_TESTS)
TESTS += $(FEEDS_TESTS)
tests_feeds_test_schedule_SOURCES = tests/feeds/test_schedule.c
tests_feeds_test_schedule_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_feed_names_SOURCES = tests/feeds/test_feed_names.c
tests_feeds_test_feed_names_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_duplicates_SOURCES = tests/feeds/test_duplicates.c
tests_feeds_test_duplicates_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_copies_SOURCES = tests/feeds/test_copies.c
tests_feeds_test_copies_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_search_SOURCES = tests/feeds/test_search.c tests/suite.h
tests_feeds_test_search_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_search_found_SOURCES = tests/feeds/test_search_found.c
tests_feeds_test_search_found_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_front_page_SOURCES = tests/feeds/test_front_page.c
tests_feeds_test_front_page_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_similarity_SOURCES = tests/feeds/test_similarity.c
tests_feeds_test_similarity_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_mutes_SOURCES = tests/feeds/test_mutes.c tests/suite.h
tests_feeds_test_mutes_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_related_SOURCES = tests/feeds/test_related.c \
	tests/feeds/related_headlines.h
tests_feeds_test_related_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_related_events_SOURCES = tests/feeds/test_related_events.c \
	tests/feeds/related_headlines.h
tests_feeds_test_related_events_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_related_lines_SOURCES = tests/feeds/test_related_lines.c \
	tests/feeds/related_headlines.h
tests_feeds_test_related_lines_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_related_words_SOURCES = tests/feeds/test_related_words.c \
	tests/feeds/related_headlines.h
tests_feeds_test_related_words_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_related_bounds_SOURCES = tests/feeds/test_related_bounds.c
tests_feeds_test_related_bounds_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_identity_SOURCES = tests/feeds/test_identity.c
tests_feeds_test_identity_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_same_entries_SOURCES = tests/feeds/test_same_entries.c
tests_feeds_test_same_entries_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_mark_list_SOURCES = tests/feeds/test_mark_list.c tests/suite.h
tests_feeds_test_mark_list_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_sorted_SOURCES = tests/feeds/test_sorted.c tests/suite.h
tests_feeds_test_sorted_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_spelling_SOURCES = tests/feeds/test_spelling.c tests/suite.h
tests_feeds_test_spelling_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_store_SOURCES = tests/feeds/test_store.c tests/feeds/two_feeds.h
tests_feeds_test_store_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_store_feeds_SOURCES = tests/feeds/test_store_feeds.c tests/feeds/two_feeds.h
tests_feeds_test_store_feeds_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_store_pictures_SOURCES = tests/feeds/test_store_pictures.c tests/feeds/two_feeds.h
tests_feeds_test_store_pictures_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_store_writes_SOURCES = tests/feeds/test_store_writes.c tests/feeds/two_feeds.h
tests_feeds_test_store_writes_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_store_open_SOURCES = tests/feeds/test_store_open.c tests/feeds/two_feeds.h
tests_feeds_test_store_open_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_http_SOURCES = tests/feeds/test_http.c
tests_feeds_test_http_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_fetch_SOURCES = tests/feeds/test_fetch.c
tests_feeds_test_fetch_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_host_queue_SOURCES = tests/feeds/test_host_queue.c
tests_feeds_test_host_queue_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
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
tests_feeds_test_random_pages_SOURCES = tests/feeds/test_random_pages.c \
	tests/feeds/random_page.c tests/feeds/random_page.h \
	tests/feeds/random_text.c tests/feeds/random_text.h
tests_feeds_test_random_pages_LDADD = libui.a $(FEEDS_LIBS) $(CURSES_LIBS) \
	$(TEXT_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_extract_SOURCES = tests/feeds/test_extract.c \
	tests/feeds/article_page.h \
	tests/feeds/random_page.c tests/feeds/random_page.h \
	tests/feeds/random_text.c tests/feeds/random_text.h
tests_feeds_test_extract_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_extract_page_SOURCES = tests/feeds/test_extract_page.c \
	tests/feeds/article_page.h
tests_feeds_test_extract_page_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_extract_figures_SOURCES = tests/feeds/test_extract_figures.c \
	tests/feeds/article_page.h
tests_feeds_test_extract_figures_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_extract_parts_SOURCES = tests/feeds/test_extract_parts.c \
	tests/feeds/article_page.h
tests_feeds_test_extract_parts_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_extract_standfirst_SOURCES = tests/feeds/test_extract_standfirst.c \
	tests/feeds/article_page.h
tests_feeds_test_extract_standfirst_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_image_SOURCES = tests/feeds/test_image.c \
	tests/feeds/pictures.c tests/feeds/pictures.h
tests_feeds_test_image_CPPFLAGS = $(AM_CPPFLAGS) $(JPEG_CFLAGS) $(PNG_CFLAGS) \
	$(WEBP_CFLAGS)
tests_feeds_test_image_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_worker_SOURCES = tests/feeds/test_worker.c
tests_feeds_test_worker_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_background_SOURCES = tests/feeds/test_background.c \
	tests/feeds/context_home.h
tests_feeds_test_background_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_context_SOURCES = tests/feeds/test_context.c \
	tests/feeds/context_home.h
tests_feeds_test_context_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_date_SOURCES = tests/feeds/test_date.c
tests_feeds_test_date_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_plain_lines_SOURCES = tests/feeds/test_plain_lines.c
tests_feeds_test_plain_lines_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_plain_SOURCES = tests/feeds/test_plain.c
tests_feeds_test_plain_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_decode_SOURCES = tests/feeds/test_decode.c
tests_feeds_test_decode_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_jsonfeed_SOURCES = tests/feeds/test_jsonfeed.c
tests_feeds_test_jsonfeed_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_admit_SOURCES = tests/feeds/test_admit.c
tests_feeds_test_admit_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
tests_feeds_test_text_words_SOURCES = tests/feeds/test_text_words.c tests/suite.h
tests_feeds_test_text_words_LDADD = $(FEEDS_LIBS) $(CHECK_LIBS) -lm
endif

dist_check_SCRIPTS += tests/feeds/golden.sh
TESTS += tests/feeds/golden.sh
EXTRA_DIST += tests/data/feeds
