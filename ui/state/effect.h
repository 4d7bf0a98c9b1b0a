/* effect: what an update asks the program to do, as values with their own
 * arguments, in order; ui/app/effects carries them out. */
#ifndef LEDE_UI_STATE_EFFECT_H
#define LEDE_UI_STATE_EFFECT_H

#include "src/store/lists.h"
#include "src/wire/protocol.h"
#include "ui/input/action.h"
#include "ui/state/shown_picture.h"

enum effect_kind {
	FX_DRAW,      /* the screen is out of date */
	FX_MARK,      /* mark */
	FX_MARK_LIST, /* mark_list */
	FX_FEED,      /* feed */
	FX_FILTER,    /* filter */
	FX_UNDO,      /* takes the change back */
	FX_REFRESH,   /* refresh */
	FX_STOP,      /* the refresh */
	FX_ADD,       /* add */
	FX_IMPORT,    /* path */
	FX_BODY,      /* story: its text is to be digested now */
	FX_PAGE,      /* story: its page is to be fetched */
	FX_PICTURE,   /* picture */
	FX_BROWSE,    /* link */
	FX_COPY,      /* link, or other text */
	FX_PIPE,      /* pipe */
	FX_SAVE_TEXT, /* pipe: the words are a path, as it was typed */
	FX_OWN,       /* own */
	FX_SET,       /* set */
	FX_SAMPLE,    /* leave, and show the sample edition */
	FX_SUSPEND,
	FX_REDRAW, /* whatever the terminal shows */
	FX_QUIT,
	FX_KINDS
};

/* Its strings are named in effect.c, which copies them. */
struct effect {
	enum effect_kind kind;
	uint32_t change; /* of MARK to UNDO: the change (marks); 0: none */
	union {
		struct effect_mark {
			const int64_t *ids;
			guint n;
			enum mark_field field;
			bool value;
		} mark;
		struct {
			struct list list;
			int64_t newest; /* later ids were not in the list */
			enum mark_field field;
			bool value;
			int64_t before; /* only what is older; 0: all */
		} mark_list;
		struct {
			const char *url, *key, *value;
		} feed;
		struct {
			const char *line;
			bool there; /* it is to be in the file */
		} filter;
		struct { /* one feed, those of a section, or all */
			const char *url, *section;
			bool by_hand;
		} refresh;
		struct {
			const char *url, *section; /* NULL: the usual one */
		} add;
		struct { /* a user command, for a story */
			enum action action;
			const char *url, *title, *source;
		} own;
		struct { /* of a story, and what is to get it */
			const char *words, *text;
		} pipe;
		struct { /* a setting, until lede ends */
			const char *group, *name, *value;
		} set;
		struct effect_picture { /* of a story, in a box of pixels */
			enum picture_place place;
			int64_t story;
			int width, height;
			bool light, fetch;
		} picture;
		const char *path;
		const char *link;
		int64_t story;
	};
};

/* Effects in their order. What they point to is in `text` and `blocks`. */
typedef struct effects {
	GArray *all; /* struct effect */
	GStringChunk *text;
	GPtrArray *blocks; /* of ids */
} Effects;

Effects *effects_new(void);
void effects_free(Effects *fx); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Effects, effects_free)

/* Appends a copy of an effect and of all that it points to. */
void effects_add(Effects *fx, const struct effect *e);
/* The screen is out of date: appended once, however often it is. */
void effects_draw(Effects *fx);
void effects_clear(Effects *fx);

const struct effect *effects_at(const Effects *fx, guint i);
/* The first of that kind; NULL if there is none. */
const struct effect *effects_find(const Effects *fx, enum effect_kind kind);

#endif
