/* feeds: the list of feeds and their status. */
#ifndef LEDE_UI_PANE_FEEDS_H
#define LEDE_UI_PANE_FEEDS_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_feeds(Canvas *c, const View *v);

#endif
