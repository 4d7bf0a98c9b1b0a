/* header: the row of tabs, and the unread count. */
#ifndef LEDE_UI_PANE_HEADER_H
#define LEDE_UI_PANE_HEADER_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_header(Canvas *c, const View *v);

#endif
