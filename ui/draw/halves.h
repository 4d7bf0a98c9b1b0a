/* halves: pixels as half-blocks: each cell has two, one above the other. */
#ifndef LEDE_UI_DRAW_HALVES_H
#define LEDE_UI_DRAW_HALVES_H

#include "ui/draw/canvas.h"

/* Rows of three bytes a pixel (RGB); borrowed. */
struct pixels {
	const uint8_t *rgb;
	int width, height;
};

/* Draws them from the top left of `r`, a pixel a column, as far as it reaches; `skip`
 * rows of cells are above it. */
void halves_draw(Canvas *c, const struct pixels *p, struct rect r, int skip);

#endif
