# The screen after some keys, of a small edition: what screens.sh compares.
check_PROGRAMS += tests/ui/paint
tests_ui_paint_SOURCES = tests/ui/paint.c
tests_ui_paint_LDADD = $(UI_LIBS)

if HAVE_CHECK
endif
