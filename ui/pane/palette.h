/* palette: commands by name, with completion. */
#ifndef LEDE_UI_PANE_PALETTE_H
#define LEDE_UI_PANE_PALETTE_H

#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/view.h"

void pane_palette(Canvas *c, const View *v, const Keymap *m);

#endif
