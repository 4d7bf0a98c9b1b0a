/* details: what is known of a story, and why it stands where it stands. */
#ifndef LEDE_UI_PANE_DETAILS_H
#define LEDE_UI_PANE_DETAILS_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_details(Canvas *c, const View *v);

#endif
