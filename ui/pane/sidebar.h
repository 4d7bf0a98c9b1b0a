/* sidebar: the related headlines of a story, and its other outlets. */
#ifndef LEDE_UI_PANE_SIDEBAR_H
#define LEDE_UI_PANE_SIDEBAR_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_sidebar(Canvas *c, const View *v);
/* Its first two headlines at the foot of a narrow screen. */
void pane_strip(Canvas *c, const View *v);

#endif
