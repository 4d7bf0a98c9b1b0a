/* box: the frame of an overlay. */
#ifndef LEDE_UI_DRAW_BOX_H
#define LEDE_UI_DRAW_BOX_H

#include "ui/draw/canvas.h"

/* Blanks `r` and draws a frame in it, a title in its head and words in its
 * foot (NULL: none). Gives what is inside, with a margin. */
struct rect box_draw(Canvas *c, struct rect r, const char *title,
		     const char *foot);

/* The rectangle inside of that box. */
struct rect box_inside(struct rect r);

#endif
