/* details: the overlay with a story's data and the reasons for its rank. */
#ifndef LEDE_UI_PANE_DETAILS_H
#define LEDE_UI_PANE_DETAILS_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_details(Canvas *c, const View *v);

#endif
