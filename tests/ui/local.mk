# The screen after some keys, of a small edition: what screens.sh compares.
check_PROGRAMS += tests/ui/paint
tests_ui_paint_SOURCES = tests/ui/paint.c
tests_ui_paint_LDADD = $(BOTH_LIBS)
dist_check_SCRIPTS += tests/ui/screens.sh tests/ui/readme.sh
TESTS += tests/ui/screens.sh tests/ui/readme.sh tests/ui/languages.py tests/ui/rebound.py
EXTRA_DIST += tests/ui/languages.py tests/ui/rebound.py
EXTRA_DIST += tests/data/screens

if HAVE_CHECK
UI_TESTS = \
	tests/ui/test_line_break \
	tests/ui/test_canvas \
	tests/ui/test_front_grid \
	tests/ui/test_theme \
	tests/ui/test_update \
	tests/ui/test_decoder \
	tests/ui/test_mouse \
	tests/ui/test_on_mouse \
	tests/ui/test_scroll_diff \
	tests/ui/test_cell_diff \
	tests/ui/test_text \
	tests/ui/test_layout \
	tests/ui/test_help_page \
	tests/ui/test_palette \
	tests/ui/test_pictures \
	tests/ui/test_path \
	tests/ui/test_story_keys \
	tests/ui/test_feeds \
	tests/ui/test_feed_words \
	tests/ui/test_prompt \
	tests/ui/test_browser \
	tests/ui/test_changes \
	tests/ui/test_marks \
	tests/ui/test_loader \
	tests/ui/test_view \
	tests/ui/test_client \
	tests/ui/test_client_changes \
	tests/ui/test_effects \
	tests/ui/test_article \
	tests/ui/test_text_hits \
	tests/ui/test_typeset \
	tests/ui/test_keymap
check_PROGRAMS += $(UI_TESTS)
TESTS += $(UI_TESTS)
tests_ui_test_decoder_SOURCES = tests/ui/test_decoder.c
tests_ui_test_decoder_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_pictures_SOURCES = tests/ui/test_pictures.c
tests_ui_test_pictures_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_mouse_SOURCES = tests/ui/test_mouse.c
tests_ui_test_mouse_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_on_mouse_SOURCES = tests/ui/test_on_mouse.c
tests_ui_test_on_mouse_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_scroll_diff_SOURCES = tests/ui/test_scroll_diff.c
tests_ui_test_scroll_diff_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_cell_diff_SOURCES = tests/ui/test_cell_diff.c
tests_ui_test_cell_diff_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_text_SOURCES = tests/ui/test_text.c
tests_ui_test_text_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_layout_SOURCES = tests/ui/test_layout.c
tests_ui_test_layout_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_help_page_SOURCES = tests/ui/test_help_page.c
tests_ui_test_help_page_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_palette_SOURCES = tests/ui/test_palette.c tests/ui/stage.h \
	tests/ui/update_stage.h
tests_ui_test_palette_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_story_keys_SOURCES = tests/ui/test_story_keys.c tests/ui/stage.h \
	tests/ui/update_stage.h
tests_ui_test_story_keys_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_feeds_SOURCES = tests/ui/test_feeds.c
tests_ui_test_feed_words_SOURCES = tests/ui/test_feed_words.c
tests_ui_test_feeds_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_feed_words_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_path_SOURCES = tests/ui/test_path.c
tests_ui_test_path_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_prompt_SOURCES = tests/ui/test_prompt.c
tests_ui_test_prompt_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_browser_SOURCES = tests/ui/test_browser.c
tests_ui_test_browser_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_changes_SOURCES = tests/ui/test_changes.c tests/ui/fake_fetcher.h \
	tests/ui/stage.h
tests_ui_test_changes_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_client_SOURCES = tests/ui/test_client.c \
	tests/ui/client_stage.h tests/ui/fake_fetcher.h
tests_ui_test_client_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_client_changes_SOURCES = tests/ui/test_client_changes.c \
	tests/ui/client_stage.h tests/ui/fake_fetcher.h
tests_ui_test_client_changes_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_effects_SOURCES = tests/ui/test_effects.c \
	tests/ui/client_stage.h tests/ui/fake_fetcher.h tests/ui/stage.h
tests_ui_test_effects_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_view_SOURCES = tests/ui/test_view.c tests/ui/stage.h
tests_ui_test_view_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_loader_SOURCES = tests/ui/test_loader.c tests/feeds/four_stories.h
tests_ui_test_loader_LDADD = $(BOTH_LIBS) $(CHECK_LIBS)
tests_ui_test_marks_SOURCES = tests/ui/test_marks.c tests/ui/stage.h
tests_ui_test_marks_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_article_SOURCES = tests/ui/test_article.c
tests_ui_test_article_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_text_hits_SOURCES = tests/ui/test_text_hits.c
tests_ui_test_text_hits_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_typeset_SOURCES = tests/ui/test_typeset.c
tests_ui_test_typeset_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_keymap_SOURCES = tests/ui/test_keymap.c
tests_ui_test_keymap_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_line_break_SOURCES = tests/ui/test_line_break.c
tests_ui_test_line_break_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_canvas_SOURCES = tests/ui/test_canvas.c
tests_ui_test_canvas_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_update_SOURCES = tests/ui/test_update.c
tests_ui_test_update_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_front_grid_SOURCES = tests/ui/test_front_grid.c
tests_ui_test_front_grid_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_theme_SOURCES = tests/ui/test_theme.c
tests_ui_test_theme_LDADD = $(UI_LIBS) $(CHECK_LIBS)
endif
