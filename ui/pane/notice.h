/* notice: the first run, the choice of a page's feeds, a screen that is too
 * small. */
#ifndef LEDE_UI_PANE_NOTICE_H
#define LEDE_UI_PANE_NOTICE_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_first(Canvas *c, const View *v);
void pane_choose(Canvas *c, const View *v);
void pane_small(Canvas *c, const View *v);

#endif
