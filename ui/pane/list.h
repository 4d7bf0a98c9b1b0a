/* list: headlines in columns, or the results of a search. */
#ifndef LEDE_UI_PANE_LIST_H
#define LEDE_UI_PANE_LIST_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_list(Canvas *c, const View *v);

#endif
