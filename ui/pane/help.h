/* help: every key, from the one table. */
#ifndef LEDE_UI_PANE_HELP_H
#define LEDE_UI_PANE_HELP_H

#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/view.h"

void pane_help(Canvas *c, const View *v, const Keymap *m);

#endif
