/* graphics: images that the terminal draws itself (Kitty graphics protocol), in cells
 * that are placeholders (ui/draw/placeholder). */
#ifndef LEDE_UI_TERM_GRAPHICS_H
#define LEDE_UI_TERM_GRAPHICS_H

#include "ui/draw/canvas.h"

#define GRAPHICS_KEPT 4 /* images that the terminal has at most */

/* What the terminal has. */
typedef struct graphics Graphics;

Graphics *graphics_new(void);
void graphics_free(Graphics *g); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Graphics, graphics_free)

/* Asks whether it can, and what it is: decoder.graphics and decoder.placeholders have
 * the replies. Not where a multiplexer is
 * between, which takes the question for something else (tmux: for a title). */
void graphics_ask(GString *out);

/* Sends the images of a canvas that the terminal does not have, and deletes those that
 * were shown longest ago. To be called before the cells are written. */
void graphics_send(Graphics *g, const Canvas *c, GString *out);
/* Deletes them all. */
void graphics_clear(Graphics *g, GString *out);

#endif
