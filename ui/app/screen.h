/* screen: draws a view: its panes, overlays and footer, by a table. */
#ifndef LEDE_UI_APP_SCREEN_H
#define LEDE_UI_APP_SCREEN_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

/* Draws the view into a canvas of its size. */
void screen_draw(Canvas *c, const View *v);

#endif
