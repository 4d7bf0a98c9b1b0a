/* picture: pixels in cells: as an image of the terminal's, or as half-blocks. */
#ifndef LEDE_UI_DRAW_PICTURE_H
#define LEDE_UI_DRAW_PICTURE_H

#include "ui/draw/canvas.h"

/* `image` with an id is drawn by the terminal, without one as half-blocks. Draws it from
 * the top left of `r`, as far as it reaches; `skip` rows of cells are above it. */
void picture_draw(Canvas *c, const struct canvas_image *image, struct rect r,
		  int skip);

#endif
