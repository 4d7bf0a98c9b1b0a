/* screen: a view drawn whole: layout and a table of panes. */
#ifndef LEDE_UI_SCREEN_H
#define LEDE_UI_SCREEN_H

#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/view.h"

/* Draws the view into a canvas of its size. */
void screen_draw(Canvas *c, const View *v, const Keymap *m);

#endif
