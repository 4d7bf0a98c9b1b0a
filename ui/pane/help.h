/* help: the overlay that lists the keys of all actions. */
#ifndef LEDE_UI_PANE_HELP_H
#define LEDE_UI_PANE_HELP_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_help(Canvas *c, const View *v);

#endif
