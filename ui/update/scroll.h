/* scroll: the wheel: scrolls a pane, and keeps the selection in view. */
#ifndef LEDE_UI_UPDATE_SCROLL_H
#define LEDE_UI_UPDATE_SCROLL_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Scrolls what is drawn at column x of row y down (`way` 1) or up (-1). */
void scroll_at(View *v, int x, int y, int way, Effects *fx);

#endif
