noinst_LIBRARIES += libui.a
libui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
libui_a_SOURCES = \
	ui/action.c ui/action.h \
	ui/key.c ui/key.h \
	ui/mouse.c ui/mouse.h \
	ui/keymap.c ui/keymap.h \
	ui/text.c ui/text.h \
	ui/layout.c ui/layout.h \
	ui/spot.c ui/spot.h \
	ui/theme.c ui/theme.h \
	ui/canvas.c ui/canvas.h \
	ui/lines.c ui/lines.h \
	ui/sheet.c ui/sheet.h \
	ui/grid.c ui/grid.h \
	ui/typeset.c ui/typeset.h \
	ui/plan.c ui/plan.h \
	ui/shelf.c ui/shelf.h \
	ui/prompt.c ui/prompt.h \
	ui/article.c ui/article.h \
	ui/view.c ui/view.h \
	ui/tabs.c ui/tabs.h \
	ui/effect.c ui/effect.h \
	ui/move.c ui/move.h \
	ui/fold.c ui/fold.h \
	ui/marks.c ui/marks.h \
	ui/go.c ui/go.h \
	ui/subject.c ui/subject.h \
	ui/typing.c ui/typing.h \
	ui/manage.c ui/manage.h \
	ui/choose.c ui/choose.h \
	ui/mute.c ui/mute.h ui/sift.c ui/sift.h \
	ui/renew.c ui/renew.h \
	ui/update.c ui/update.h \
	ui/hear.c ui/hear.h \
	ui/scroll.c ui/scroll.h \
	ui/point.c ui/point.h \
	ui/item.c ui/item.h \
	ui/pane/front.c ui/pane/front.h \
	ui/pane/list.c ui/pane/list.h \
	ui/pane/story.c ui/pane/story.h \
	ui/pane/sidebar.c ui/pane/sidebar.h \
	ui/pane/header.c ui/pane/header.h \
	ui/pane/footer.c ui/pane/footer.h \
	ui/pane/feeds.c ui/pane/feeds.h \
	ui/pane/help.c ui/pane/help.h \
	ui/pane/palette.c ui/pane/palette.h \
	ui/pane/mute.c ui/pane/mute.h \
	ui/pane/notice.c ui/pane/notice.h \
	ui/pane/details.c ui/pane/details.h \
	ui/box.c ui/box.h \
	ui/screen.c ui/screen.h \
	ui/loader.c ui/loader.h \
	ui/session.c ui/session.h \
	ui/place.c ui/place.h
libui_a_SOURCES += \
	ui/commands.c ui/commands.h \
	ui/minder.c ui/minder.h \
	ui/browser.c ui/browser.h \
	ui/news.h \
	ui/act.c ui/act.h
libui_a_SOURCES += \
	ui/print.c ui/print.h
libui_a_SOURCES += \
	ui/cmd.c ui/cmd.h
libui_a_SOURCES += \
	ui/cmd/stories.c ui/cmd/stories.h
libui_a_SOURCES += \
	ui/cmd/feeds.c ui/cmd/feeds.h \
	ui/cmd/related.c ui/cmd/related.h
libui_a_SOURCES += \
	ui/cmd/courier.c ui/cmd/courier.h \
	ui/cmd/check.c ui/cmd/check.h
libui_a_SOURCES += \
	ui/own.c ui/own.h ui/spawn.c ui/spawn.h \
	ui/tell.c ui/tell.h ui/await.c ui/await.h \
	ui/plain.c ui/plain.h
libui_a_SOURCES += \
	ui/input.c ui/input.h \
	ui/term.c ui/term.h
libui_a_SOURCES += \
	ui/app.c ui/app.h
libui_a_SOURCES += \
	ui/cmd/screen.c ui/cmd/screen.h \
	ui/cmd/read.c ui/cmd/read.h
libui_a_SOURCES += \
	ui/shift.c ui/shift.h \
	ui/paint.c ui/paint.h \
	ui/strokes.c ui/strokes.h \
	ui/rescue.c ui/rescue.h

bin_PROGRAMS += lede
lede_SOURCES = ui/main.c
lede_LDADD = $(UI_LIBS)
