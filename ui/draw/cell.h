/* cell: one column of one row of the screen. */
#ifndef LEDE_UI_DRAW_CELL_H
#define LEDE_UI_DRAW_CELL_H

#include "ui/draw/theme.h"
#include "ui/text/text.h"

/* A part of a picture (ATTR_DOTS): a sign in colours of its own (RGB). */
struct dots {
	char sign[TEXT_DRAWN - 6]; /* ended by NUL */
	uint8_t fg[3], bg[3];
};

/* A cluster is in its first cell; the others that it takes have width 0. */
struct cell {
	union {
		char text[TEXT_DRAWN]; /* ended by NUL; of dots their sign */
		struct dots dots;
	};
	uint8_t role;  /* enum role */
	uint8_t attrs; /* enum attr, or'ed */
	uint8_t width;
};

/* What it looks like. */
struct look cell_looks(const struct cell *cell, const struct theme *t);
bool cell_is_same(const struct cell *a, const struct cell *b);

/* 0xRRGGBB as three bytes. */
void cell_put_rgb(uint8_t at[3], uint32_t rgb);

#endif
