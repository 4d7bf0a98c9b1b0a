/* view: what is on screen, as plain data.
 *
 * ui/update changes it and returns effects, the loader fills it from the store,
 * panes draw it. */
#ifndef LEDE_UI_STATE_VIEW_H
#define LEDE_UI_STATE_VIEW_H

#include "src/config/filters.h"
#include "src/config/settings.h"
#include "src/model/rank.h"
#include "src/store/lists.h"
#include "src/store/related_list.h"
#include "src/store/sections.h"
#include "src/wire/protocol.h"
#include "ui/draw/display.h"
#include "ui/draw/front_grid.h"
#include "ui/draw/layout.h"
#include "ui/input/keymap.h"
#include "ui/input/prompt.h"
#include "ui/state/feed_list.h"
#include "ui/state/list_window.h"
#include "ui/state/picture_space.h"
#include "ui/state/reading.h"
#include "ui/state/shown_picture.h"

#define VIEW_UNDO_MAX 100
#define VIEW_BACK_MAX 200
#define VIEW_SIDE_MAX 60 /* headlines of a sidebar */

enum scene {
	SCENE_FIRST, /* no feeds yet: how to begin */
	SCENE_LIST,  /* front page and every list */
	SCENE_STORY,
	SCENE_FEEDS,
};

enum focus {
	FOCUS_MAIN,
	FOCUS_SIDE,
};

/* What lies over the screen. */
enum over {
	OVER_NONE,
	OVER_HELP,
	OVER_DETAILS,
	OVER_CHOOSE, /* a page names several feeds */
	OVER_MUTE,
	OVER_PICTURE, /* of the story being read, instead of the screen */
};

/* What a prompt is for. */
enum ask {
	ASK_NONE,
	ASK_SEARCH,
	ASK_FIND, /* in the text of a story */
	ASK_COMMAND,
	ASK_HELP, /* which keys */
	ASK_ADD,
	ASK_IMPORT,
	ASK_FEED_URL,
	ASK_FEED_NAME,
	ASK_NEW_NAME, /* of a feed that was added */
	ASK_FEED_SECTION,
	ASK_FEED_EVERY,
	ASK_FEED_FULL,
	ASK_MUTE,
	ASK_NAME, /* of a search that is to be saved */
	ASK_PIPE, /* a command for the text of a story */
	ASK_SAVE, /* a file for it */
	ASK_OLDER,
	ASK_SET,
	ASK_KINDS
};

/* What of the view is out of date, or'ed: the loader reads it again. */
enum want {
	WANT_LIST = 1 << 0,     /* the list again, its selection kept by id */
	WANT_TOP = 1 << 1,      /* the list again, from the top */
	WANT_BOTTOM = 1 << 2,   /* the list's last headlines */
	WANT_MORE = 1 << 3,     /* those after the window */
	WANT_LESS = 1 << 4,     /* those before it */
	WANT_STORY = 1 << 5,    /* the story of read.id, with its text */
	WANT_BODY = 1 << 6,     /* the text of the story being read */
	WANT_SIDE = 1 << 7,     /* the headlines beside view_subject() */
	WANT_SECTIONS = 1 << 8, /* names and counts for the header */
	WANT_FEEDS = 1 << 9,
	WANT_STATES = 1 << 10,  /* read and saved of what is in memory */
	WANT_EVENT = 1 << 11,   /* the reports of view_subject()'s event */
	WANT_REPORTS = 1 << 12, /* those of the list's unfolded headlines */
	WANT_FILTERS = 1 << 13, /* the file of mutes */
	WANT_PICTURE = 1 << 15, /* that of the story being read: where it is */
	WANT_MUTED = 1 << 14,   /* what view->muting hides */
	/* what is read only when the screen is to be drawn */
	WANT_LATE = WANT_SIDE | WANT_EVENT,
};

/* A place that `back` leads to. */
struct stop {
	enum scene scene;
	enum focus focus;
	struct list list;
	char *section, *query; /* list's strings */
	int64_t selected;      /* id in the list; or 0 */
	int64_t head;          /* of the headline that it is, or is below */
	int top;
	int64_t story; /* being read; or 0 */
	int row;
};

/* A change that can be undone (marks). It is settled when the fetcher has
 * answered it; one that is being undone is removed when that was answered. */
struct change {
	uint32_t id; /* names it in effects; never 0 */
	GArray *ids; /* int64_t, that were changed in memory; or NULL */
	enum mark_field field;
	bool value;       /* that was set */
	char *words;      /* said when it is undone */
	char *feed;       /* address of the feed that it is about; or NULL */
	uint32_t command; /* number of the command that it is; 0: not sent */
	uint32_t undo;    /* of the one that takes it back; 0: not sent */
	int64_t batch;    /* what `undo` takes back; 0: not known, or none */
	int64_t before; /* of a list, what is older: its reply has the count */
	bool answered;
	bool added; /* `feed` was: an undo removes it */
	bool back;  /* it is being undone */
};

/* Where the reader is, and how it came there. */
struct navigation {
	enum scene scene;
	enum focus focus;
	GArray *back;      /* struct stop, the newest last */
	int unread_way;    /* 1, -1: to the next unread headline that way, when
			    * the window that has it is loaded; 0: no */
	bool unread_opens; /* and opens it */
};

/* What is typed in the last row. */
struct typing {
	enum ask ask;
	Prompt *line;               /* NULL while nothing is typed */
	GPtrArray *past[ASK_KINDS]; /* char *, lines typed before */
	char *why;  /* what was typed before did not do; or NULL */
	char *feed; /* address of the feed that it is about; or NULL */
	/* what was typed last is being looked at, and nothing else was done
	 * since; ASK_NONE: no */
	enum ask sent;
	char *sent_text; /* that; or NULL */
};

/* What lies over the screen, and what it offers to choose from. */
struct dialog {
	enum over over;
	int top;          /* first row of help or details */
	int choice;       /* in a dialog, the palette, the first run */
	char *help_words; /* which keys the help shows; or NULL */
	int mute_rows;    /* of the choice */
	char *mute_query; /* what the choice is about; or NULL */
	GPtrArray *found_urls, *found_titles; /* char *: the feeds of a page */
	char *suggested; /* path of the suggested feeds; or NULL */
};

/* A mute that was just chosen, or taken away: what is hidden by it is counted and
 * leaves the list before the fetcher has stored it (WANT_MUTED). */
struct muting {
	char *query;     /* of a new mute; NULL: none */
	char *words;     /* that say what was done; or NULL */
	uint32_t change; /* that it is; 0: something else was done since */
};

/* The headlines beside a story. */
struct side {
	RelatedList *list; /* of story `of`; NULL: to be read */
	int64_t of;
	int selected; /* headline; -1 for none */
	int top;      /* first headline shown, by the wheel; 0: by selection */
};

/* The front page. */
struct front {
	struct list_window by;   /* it, put by while another list is shown */
	bool all;                /* what is read is on it, too */
	bool stale;              /* put by, it has to be made again */
	char *standfirst, *text; /* of its lead; or NULL */
	struct picture picture;  /* of its lead */
};

#define PICTURE_FOOT                                                           \
	2 /* rows below a picture over the whole screen: its caption */

struct pictures {
	struct shown_picture at[PICTURE_PLACES];
	uint32_t last_id; /* of an image; 0: none was given yet */
	/* rows that are kept free in a story, in columns of a screen of rows */
	int64_t kept_story;
	int kept_cols, kept_screen, kept_rows;
};

/* What the fetcher does, as far as it has said so. */
struct fetcher_state {
	int waiting; /* new headlines not in the list yet */
	bool refreshing,
		stopping; /* a refresh is under way, is being stopped */
	bool silent;      /* it was not started by hand */
	bool settling; /* the first stories: the list shows them as they come */
	int done, total, fresh, failed; /* of the refresh under way */
	int64_t failed_feed;            /* the last that failed; or 0 */
	char *failed_words;             /* why; or NULL */
	char *gone_words;               /* why there is no fetcher; or NULL */
	bool offline, gone;
};

/* The message in the last row. */
struct notice {
	char *words; /* NULL: the key hints */
	bool bad;
	int64_t until; /* clock_mono_ms(); 0: until a key */
};

typedef struct view {
	const Settings *settings; /* borrowed */
	Keymap *keymap;
	struct navigation nav;
	struct typing prompt;
	struct dialog dialog;
	struct notice notice;
	struct fetcher_state fetcher;

	bool sample;    /* it is the sample edition, which is left again */
	int cols, rows; /* of the screen */
	struct display display;
	struct pictures pictures;
	struct layout layout;
	bool side_hidden[LAYOUT_CLASSES];
	int64_t now;        /* seconds since the epoch */
	int64_t last_visit; /* seconds; 0: never */
	GArray *weights;    /* of sections (rank_weights); or NULL */
	GHashTable *sorts;  /* char * of tabs_sort → enum list_sort */

	Sections *sections; /* never NULL */
	struct list_window window;
	struct front front;
	FrontGrid *plan; /* of the front page; NULL: to be made */
	bool unfolding;  /* a headline's reports are wanted below it */
	struct reading read;
	struct side side;
	int rail_top;   /* first headline of the rail; -1: by selection */
	Stories *event; /* of the details: its reports, oldest first; or NULL */
	struct feed_list feed_list;
	struct muting muting;

	Filters *filters; /* NULL until they were wanted */
	GArray *found;    /* int64_t: unread finds of each saved search */

	GArray *changes;      /* struct change, oldest first */
	uint32_t last_change; /* the id given last */

	unsigned want; /* enum want: what is out of date */
} View;

/* `settings` with its [keys] is borrowed. */
View *view_new(const Settings *settings, int cols, int rows);
void view_free(View *v); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(View, view_free)

/* Where its keys are looked up: one of enum where. */
unsigned view_where(const View *v);

/* Shows a message in the footer, until a key is pressed. */
void view_say(View *v, const char *words);
/* The same about something that went wrong. */
void view_complain(View *v, const char *words);
/* The same for `ms` at most. */
void view_say_for(View *v, const char *words, int ms);

/* Another size; keeps what was in view in view. */
void view_resize(View *v, int cols, int rows);
/* Lays out again, after a change of scene, focus or sidebar. */
void view_lay_out(View *v);
/* Whether the sidebar has room; else *needs are the columns that it needs, 0: there is
 * none in this place. */
bool view_has_side(const View *v, int *needs);
/* Sets the story in lines, if it is not. */
void view_typeset(View *v);
/* The screen, as pictures see it. */
struct picture_space view_picture_space(const View *v);
/* Rows of the picture above the text of the story being read; 0: it is a row of words.
 * They stay as they are until the story or the screen is another, so that no text
 * moves when the picture comes. */
int view_picture_rows(View *v);
/* What the terminal can show, or the settings, are others: no picture is up to date. */
void view_display(View *v, const struct display *d);

/* The one selected in the list; NULL if there is none. */
struct story *view_selected(const View *v);
/* The feed selected in the list of feeds, while that is on screen; or NULL. */
struct feed *view_feed(const View *v);
/* The story being read; NULL if there is none. */
struct story *view_story(const View *v);
/* Every copy in memory of that story, to be changed in place. */
void view_each(View *v, int64_t id, void (*change)(struct story *, void *),
	       void *user);

void view_stop_clear(struct stop *s);

#endif
