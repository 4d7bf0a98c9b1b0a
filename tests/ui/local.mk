if HAVE_CHECK
UI_TESTS = \
	tests/ui/test_input \
	tests/ui/test_paint
check_PROGRAMS += $(UI_TESTS)
TESTS += $(UI_TESTS)
tests_ui_test_input_SOURCES = tests/ui/test_input.c
tests_ui_test_input_LDADD = $(UI_LIBS) $(CHECK_LIBS)
tests_ui_test_paint_SOURCES = tests/ui/test_paint.c
tests_ui_test_paint_LDADD = $(UI_LIBS) $(CHECK_LIBS)
endif
