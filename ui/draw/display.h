/* display: what the terminal can show of a picture. */
#ifndef LEDE_UI_DRAW_DISPLAY_H
#define LEDE_UI_DRAW_DISPLAY_H

#include <stdbool.h>

struct display {
	int colors;                  /* as struct theme has it */
	bool light;                  /* the background is */
	bool graphics;               /* it draws images itself (placeholder) */
	int cell_width, cell_height; /* pixels of a cell; 0: not known */
};

static inline bool display_is_same(const struct display *a,
				   const struct display *b)
{
	return a->colors == b->colors && a->light == b->light &&
	       a->graphics == b->graphics && a->cell_width == b->cell_width &&
	       a->cell_height == b->cell_height;
}

#endif
