/* cell_diff: what must be written so that a terminal that shows one grid of cells
 * shows another. */
#ifndef LEDE_UI_TERM_CELL_DIFF_H
#define LEDE_UI_TERM_CELL_DIFF_H

#include "ui/draw/canvas.h"
#include "ui/term/scroll_diff.h"

#include <stdbool.h>

/* How a terminal is told; each adds bytes to `out`. */
struct cell_diff_ways {
	GString *out;
	/* moves its cursor; from x, y (x is -1: from where is not known) */
	void (*go)(void *user, int from_x, int from_y, int x, int y);
	/* changes its pen; `from` is NULL when that is not known */
	void (*pen)(void *user, const struct look *from, struct look to);
	void (*wipe)(void *user); /* blanks the rest of a row; NULL: cannot */
	/* blanks n cells, the cursor stays; NULL: cannot */
	void (*erase)(void *user, int n);
	bool erase_coloured; /* in the pen's background, too */
	/* scrolls some of its rows, with the plain pen; NULL: cannot */
	void (*scroll)(void *user, const struct shift *s, int rows);
	void *user;
	bool corner; /* its last cell can be written without scrolling */
};

/* A terminal as it is thought to be. */
typedef struct paint {
	struct cell *shown; /* NULL: not known */
	int cols, rows;
	int x, y;         /* its cursor; x is -1 when it is not known */
	struct look look; /* its pen */
	bool pen_known;
} Paint;

Paint *cell_diff_new(void);
void cell_diff_free(Paint *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paint, cell_diff_free)

/* Nothing is known any more. */
void cell_diff_forget(Paint *p);
/* Whether it is known to show a grid of that size. */
bool cell_diff_knows(const Paint *p, int cols, int rows);
/* It was cleared: it shows blank cells, its cursor is at the top left. */
void cell_diff_cleared(Paint *p, int cols, int rows);

/* Writes what differs, and then moves to the canvas's cursor. */
void cell_diff_write(Paint *p, const Canvas *c, const struct theme *theme,
		     const struct cell_diff_ways *ways);
/* Changes the pen, if it is another. */
void cell_diff_pen(Paint *p, struct look look,
		   const struct cell_diff_ways *ways);

#endif
