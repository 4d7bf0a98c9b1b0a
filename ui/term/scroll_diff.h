/* scroll_diff: the scroll of a region that saves most in drawing a grid. */
#ifndef LEDE_UI_TERM_SCROLL_DIFF_H
#define LEDE_UI_TERM_SCROLL_DIFF_H

#include "ui/draw/canvas.h"

/* The region of rows top to bottom scrolls up by `up` rows, down where it is
 * negative; blank rows come in. */
struct shift {
	int top, bottom, up;
};

/* What a terminal shows and is to show: two grids of one size. */
struct grid_pair {
	const struct cell *shown, *wanted;
	int cols, rows;
};

/* Finds a scroll that saves more than it costs. False if there is none. */
bool scroll_diff_find(const struct grid_pair *p, struct shift *out);
/* Does to a grid in memory what the terminal does. */
void scroll_diff_apply(struct cell *cells, int cols, const struct shift *s);

/* Nothing is seen of it: a blank without bar, underline or reverse. */
bool scroll_diff_is_blank(const struct cell *cell);

#endif
