/* reading: the story being read, and what of it is in view. */
#ifndef LEDE_UI_STATE_READING_H
#define LEDE_UI_STATE_READING_H

#include "src/model/body.h"
#include "src/model/story.h"
#include "src/store/pictures.h"
#include "ui/text/hyphenate.h"
#include "ui/text/styled_lines.h"

#include <stdbool.h>
#include <stdint.h>

/* The story being read. */
struct reading {
	int64_t id;   /* which it is; 0: none */
	Stories *one; /* holds it alone; NULL: none, or not read yet */
	Body *body;   /* NULL: not digested yet */
	struct picture picture; /* the story's */
	StyledLines *lines;     /* set in lines_cols; NULL: to be set */
	int lines_cols;
	bool lines_airy, lines_justified;
	Hyphenators *hyphens; /* of the languages of what was read */
	GHashTable *left;     /* id → the block at which a story was left */
	guint32 resume;       /* block that it is to be opened at;
			     STYLED_LINES_NO_BLOCK: its beginning */
	int text_line;        /* first line after the story's head */
	int row;              /* first line shown */
	int held_row;         /* what a resize made of it; -1: there was none */
	guint32 held;  /* block that it holds in view while row is that */
	bool waiting;  /* the fetcher digests the text */
	bool whole;    /* there is a whole text of its page, */
	bool feeds;    /* but what the feed gave is shown */
	int other_row; /* first line shown of the one that is not */
	char *find;    /* looked for in the text; or NULL */
	int hit;       /* place of the current hit; -1 for none */
	int find_row;  /* first line shown when it was begun */
	int number;    /* digits typed of a link's number; 0: none */
	int64_t number_until; /* clock_mono_ms() when they count */

	/* ids of the stories whose pages are being fetched */
	GHashTable *fetching;
};

/* The block of the first line in view; STYLED_LINES_NO_BLOCK in the story's head,
 * and after the last block. */
guint32 reading_block_in_view(const struct reading *r);
/* The story is left, or opened: one that was left in the middle of its text, of which
 * `rows` lines were in view, is opened there again. */
void reading_leave(struct reading *r, int rows);
void reading_enter(struct reading *r, int64_t id);
/* Whether its page is being fetched. */
bool reading_is_fetching(const struct reading *r);
/* The first line of a block. */
int reading_line_of_block(const struct reading *r, guint32 block);
/* Finds in the lines what is looked for. */
void reading_find_hits(struct reading *r);

#endif
