/* canvas: a grid of character cells in memory, which everything is drawn
 * into. */
#ifndef LEDE_UI_DRAW_CANVAS_H
#define LEDE_UI_DRAW_CANVAS_H

#include "ui/draw/cell.h"
#include "ui/draw/hotspot.h"
#include "ui/draw/layout.h"

#include <glib.h>

#define CANVAS_COLS_MAX 1000
#define CANVAS_ROWS_MAX 1000

/* An image that the terminal is to have, for its cells (placeholder): RGB, three bytes
 * a pixel, borrowed until it is drawn. */
struct canvas_image {
	uint32_t id; /* of 24 bits, not 0 */
	const uint8_t *rgb;
	int width, height; /* pixels */
	int cols, rows;    /* cells that it is scaled to */
};

/* Some columns of a row. */
struct span {
	int x, y, w;
};

typedef struct canvas {
	int cols, rows;
	struct cell *cells;
	struct rect clip;       /* nothing is written outside of it */
	int cursor_x, cursor_y; /* where assistive tools look */
	bool cursor_shown;      /* something is being typed */
	bool ascii;             /* letters and signs of ASCII alone */
	GArray *spots;          /* struct spot, what was drawn where */
	GArray *images;         /* struct canvas_image */
} Canvas;

Canvas *canvas_new(int cols, int rows, bool ascii);
void canvas_free(Canvas *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Canvas, canvas_free)

/* Another size; everything blank. */
void canvas_resize(Canvas *c, int cols, int rows);
/* Blanks all of it. */
void canvas_clear(Canvas *c);
/* From now on nothing is written outside of `r`; canvas_clear() ends that. */
void canvas_clip(Canvas *c, struct rect r);
void canvas_unclip(Canvas *c);
const struct cell *canvas_at(const Canvas *c, int x, int y);

/* Writes `text`, cleaned and on one line; what does not fit is left out. Gives
 * the columns written. */
int canvas_put(Canvas *c, struct span at, const char *text, struct style style);
/* The same, with … in the last column where something is left out. */
int canvas_put_cut(Canvas *c, struct span at, const char *text,
		   struct style style);
/* The same, ending in the last column. Gives the column where it begins. */
int canvas_put_right(Canvas *c, struct span at, const char *text,
		     struct style style);
/* The same sign along a row, or (at.w rows of it) a column. */
void canvas_across(Canvas *c, struct span at, const char *sign,
		   struct style style);
void canvas_down(Canvas *c, struct span at, const char *sign, enum role role);
/* Blanks a rectangle. */
void canvas_blank(Canvas *c, struct rect r);
/* A part of a picture; `attrs` are added to ATTR_DOTS. */
void canvas_dots(Canvas *c, int x, int y, const struct dots *d, unsigned attrs);
/* Some of its cells are of that image. */
void canvas_show(Canvas *c, const struct canvas_image *image);
/* Puts cells on the selection's bar, or makes them bold. */
void canvas_style(Canvas *c, struct rect r, unsigned attrs);
/* Gives cells another role. */
void canvas_role(Canvas *c, struct rect r, enum role role);
/* Where the terminal's cursor goes. */
void canvas_cursor(Canvas *c, int x, int y, bool shown);

/* Adds a hotspot: later ones cover earlier ones. canvas_clear() removes
 * all. */
void canvas_note(Canvas *c, struct rect r, enum hotspot_kind kind, int number);
/* What was noted there; one of HOTSPOT_NONE where nothing was, or outside. */
struct spot canvas_spot(const Canvas *c, int x, int y);

#endif
