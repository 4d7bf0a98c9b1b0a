/* scroll: a pane turned by the wheel; what is selected stays in it. */
#ifndef LEDE_UI_SCROLL_H
#define LEDE_UI_SCROLL_H

#include "ui/view.h"

/* Turns what is drawn at column x of row y on (`way` 1) or back (-1); effects
 * as view_apply gives them. */
unsigned scroll_at(View *v, int x, int y, int way);

#endif
