/* action: the actions that keys and commands can ask for, as one table. */
#ifndef LEDE_UI_INPUT_ACTION_H
#define LEDE_UI_INPUT_ACTION_H

#include <glib.h>
#include <glib/gi18n.h>

/* The parts of the help pane, in its order. */
enum action_group {
	GROUP_MOVE,
	GROUP_READ,
	GROUP_MARK,
	GROUP_FIND,
	GROUP_NEWS,
	GROUP_FEEDS,
	GROUP_LEDE,
	GROUP_COUNT
};

/* name of the constant, name in the config file and palette, part of the help
 * pane, line in the help pane */
#define ACTIONS(X)                                                             \
	X(DOWN, "down", MOVE, N_("down"))                                      \
	X(UP, "up", MOVE, N_("up"))                                            \
	X(PAGE_DOWN, "page-down", MOVE, N_("page down"))                       \
	X(PAGE_UP, "page-up", MOVE, N_("page up"))                             \
	X(HALF_DOWN, "half-down", MOVE, N_("half a page down"))                \
	X(HALF_UP, "half-up", MOVE, N_("half a page up"))                      \
	X(TOP, "top", MOVE, N_("top, and show new headlines"))                 \
	X(BOTTOM, "bottom", MOVE, N_("bottom"))                                \
	X(NEXT_UNREAD, "next-unread", MOVE, N_("next unread"))                 \
	X(PREVIOUS_UNREAD, "previous-unread", MOVE, N_("previous unread"))     \
	X(NEXT, "next", MOVE, N_("next story"))                                \
	X(PREVIOUS, "previous", MOVE, N_("previous story"))                    \
	X(FOCUS, "focus", MOVE, N_("story or list ↔ related"))                 \
	X(OPEN, "open", READ, N_("read the story"))                            \
	X(DEEPER, "deeper", READ, N_("into the related headlines"))            \
	X(COLUMN_LEFT, "column-left", MOVE, N_("column to the left"))          \
	X(COLUMN_RIGHT, "column-right", MOVE, N_("column to the right"))       \
	X(BACK, "back", READ, N_("back to the list (on front: quit)"))         \
	X(CLOSE, "close", READ, N_("close; back (never quits)"))               \
	X(OUT, "out", READ, N_("one step back"))                               \
	X(BROWSE, "browse", READ, N_("open in the browser"))                   \
	X(BROWSE_READ, "browse-read", READ, N_("open in browser, mark read"))  \
	X(COPY, "copy", READ, N_("copy the link"))                             \
	X(OUTLETS, "outlets", READ, N_("all outlets of the story"))            \
	X(UNFOLD, "unfold", READ, N_("expand or collapse its outlets"))        \
	X(DETAILS, "details", READ, N_("details of the story"))                \
	X(PICTURE, "picture", READ, N_("picture, full screen"))                \
	X(PIPE, "pipe", READ, N_("pipe the text to a command"))                \
	X(SAVE_TEXT, "save-text", READ, N_("save the text to a file"))         \
	X(WHOLE_TEXT, "whole-text", READ, N_("fetch the whole text"))          \
	X(COPY_PARAGRAPH, "copy-paragraph", READ, N_("copy the paragraph"))    \
	X(OPEN_LINKS, "open-links", READ, N_("open its links in the browser")) \
	X(SIDEBAR, "sidebar", READ, N_("show or hide the sidebar"))            \
	X(MARK, "mark", MARK, N_("toggle read, next"))                         \
	X(MARK_ALL, "mark-all-read", MARK, N_("mark the whole list read"))     \
	X(MARK_OLDER, "mark-older", MARK, N_("mark older stories read"))       \
	X(SAVE, "save", MARK, N_("save or unsave ★"))                          \
	X(MUTE, "mute", MARK, N_("mute, or see what is muted"))                \
	X(UNDO, "undo", MARK, N_("undo the last change"))                      \
	X(SEARCH, "search", FIND, N_("search; in a story, its text"))          \
	X(HIT_BACK, "previous-hit", FIND, N_("previous hit in the text"))      \
	X(FILTER, "filter", FIND, N_("unread only, or all"))                   \
	X(SORT, "sort", FIND, N_("sort the list"))                             \
	X(KEEP_SEARCH, "keep-search", FIND,                                    \
	  N_("keep this search as a section"))                                 \
	X(SECTION_LEFT, "section-left", FIND, N_("section to the left"))       \
	X(SECTION_RIGHT, "section-right", FIND, N_("section to the right"))    \
	X(COMMAND, "command", FIND, N_("command (Tab completes)"))             \
	X(REFRESH, "refresh", NEWS, N_("refresh the section"))                 \
	X(REFRESH_ALL, "refresh-all", NEWS, N_("refresh all"))                 \
	X(STOP, "stop", NEWS, N_("stop the refresh"))                          \
	X(FEEDS, "feeds", NEWS, N_("feeds"))                                   \
	X(IMPORT, "import", NEWS, N_("import OPML or newsboat urls"))          \
	X(FEED_ADD, "feed-add", FEEDS, N_("add a feed"))                       \
	X(FEED_EDIT, "feed-edit", FEEDS, N_("edit the address"))               \
	X(FEED_NAME, "feed-name", FEEDS, N_("rename"))                         \
	X(FEED_SECTION, "feed-section", FEEDS, N_("move to a section"))        \
	X(FEED_EVERY, "feed-every", FEEDS, N_("how often it is checked"))      \
	X(FEED_FULL, "feed-full", FEEDS, N_("whole texts: yes, no, auto"))     \
	X(FEED_PAUSE, "feed-pause", FEEDS, N_("pause or resume"))              \
	X(FEED_REMOVE, "feed-remove", FEEDS, N_("remove the feed"))            \
	X(FEED_REFRESH, "feed-refresh", FEEDS, N_("refresh this feed"))        \
	X(NEXT_FAILING, "next-failing", FEEDS, N_("next failing feed"))        \
	X(PREVIOUS_FAILING, "previous-failing", FEEDS,                         \
	  N_("previous failing feed"))                                         \
	X(HELP, "help", LEDE, N_("help"))                                      \
	X(SET, "set", LEDE, N_("change a setting"))                            \
	X(REDRAW, "redraw", LEDE, N_("redraw"))                                \
	X(SUSPEND, "suspend", LEDE, N_("suspend"))                             \
	X(QUIT, "quit", LEDE, N_("quit"))

#define ACTION_USER_MAX 32 /* commands of the user's own */

#define ACTION_ENUM(id, name, group, help) ACTION_##id,
enum action {
	ACTION_NONE,
	ACTIONS(ACTION_ENUM) ACTION_COUNT,
	ACTION_USER = ACTION_COUNT, /* the first user command (user_command) */
	ACTION_END = ACTION_USER + ACTION_USER_MAX
};

/* The name in the config file and the palette; "" for ACTION_NONE. */
const char *action_name(enum action a);
/* Its line in the help, translated. */
const char *action_help(enum action a);
enum action_group action_group(enum action a);
/* The title of a part of the help, translated. */
const char *action_group_name(enum action_group g);
/* The action of that name; ACTION_NONE if there is none. */
enum action action_find(const char *name);

#endif
