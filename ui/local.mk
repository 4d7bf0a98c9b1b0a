noinst_LIBRARIES += libui.a
libui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
libui_a_SOURCES = \
	ui/action.c ui/action.h
