/* front: the front page: the lead and the sections' headlines. */
#ifndef LEDE_UI_PANE_FRONT_H
#define LEDE_UI_PANE_FRONT_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

/* The view's page is planned (view_plan). */
void pane_front(Canvas *c, const View *v);

#endif
