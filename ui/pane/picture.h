/* picture: the picture of a story, over the whole screen. */
#ifndef LEDE_UI_PANE_PICTURE_H
#define LEDE_UI_PANE_PICTURE_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_picture(Canvas *c, const View *v);

#endif
