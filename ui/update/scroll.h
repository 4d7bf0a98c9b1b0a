/* scroll: a pane turned by the wheel; what is selected stays in it. */
#ifndef LEDE_UI_UPDATE_SCROLL_H
#define LEDE_UI_UPDATE_SCROLL_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Turns what is drawn at column x of row y on (`way` 1) or back (-1). */
void scroll_at(View *v, int x, int y, int way, Effects *fx);

#endif
