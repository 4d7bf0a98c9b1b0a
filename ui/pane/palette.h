/* palette: the command line with its completion. */
#ifndef LEDE_UI_PANE_PALETTE_H
#define LEDE_UI_PANE_PALETTE_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_palette(Canvas *c, const View *v);

#endif
