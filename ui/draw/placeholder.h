/* placeholder: cells in which a terminal draws a part of an image that it has (Kitty
 * graphics protocol, "Unicode placeholders"): they move and scroll as text does. */
#ifndef LEDE_UI_DRAW_PLACEHOLDER_H
#define LEDE_UI_DRAW_PLACEHOLDER_H

#include "ui/draw/canvas.h"

#define PLACEHOLDER_MOST 297 /* columns, and rows, that can be named */

/* Draws the cells of an image from the top left of `r`, as far as it reaches; `skip`
 * rows of it are above. Notes the image on the canvas. */
void placeholder_draw(Canvas *c, const struct canvas_image *image,
		      struct rect r, int skip);

#endif
