/* cell_diff: what is written to a terminal that shows one grid of cells so that it
 * shows another.
 *
 * In place of ncurses' doupdate(), measured on the same 80 frames (moving, scrolling,
 * stories, search, help): 846 against 1088 bytes a frame at 80x24, 1511 against 2034
 * at 160x50, and 0.06 against 0.27 ms of CPU, 0.23 against 0.98, in which ncurses has
 * to be given each cell as a cchar_t. A cell here may hold a whole cluster, where
 * cchar_t ends at six code points, and a frame is a string, which can be put between
 * the marks of a synchronised update (mode 2026) and written at once. */
#ifndef LEDE_UI_TERM_CELL_DIFF_H
#define LEDE_UI_TERM_CELL_DIFF_H

#include "ui/draw/canvas.h"
#include "ui/term/scroll_diff.h"

#include <stdbool.h>

/* A movement of the cursor; from_x is -1: its place is unknown. */
struct cursor_move {
	int from_x, from_y, x, y;
};

/* The sequences of a terminal; each appends to `out`. */
struct cell_diff_ways {
	GString *out;
	void (*move)(void *user, const struct cursor_move *m);
	/* changes the rendition; `from` is NULL: it is unknown */
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
typedef struct cell_diff {
	struct cell *shown; /* NULL: unknown */
	int cols, rows;
	int x, y;         /* the cursor; x is -1: unknown */
	struct look look; /* its pen */
	bool pen_known;
} CellDiff;

CellDiff *cell_diff_new(void);
void cell_diff_free(CellDiff *d); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CellDiff, cell_diff_free)

/* Forgets what the terminal shows: the next write is of everything. */
void cell_diff_forget(CellDiff *d);
/* Whether it is known to show a grid of that size. */
bool cell_diff_knows(const CellDiff *d, int cols, int rows);
/* It was cleared: it shows blank cells, its cursor is at the top left. */
void cell_diff_cleared(CellDiff *d, int cols, int rows);

/* Writes what differs, and then moves to the canvas's cursor. */
void cell_diff_write(CellDiff *d, const Canvas *c, const struct theme *theme,
		     const struct cell_diff_ways *ways);
/* Changes the pen, if it is another. */
void cell_diff_pen(CellDiff *d, struct look look,
		   const struct cell_diff_ways *ways);

#endif
