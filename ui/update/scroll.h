/* scroll: the wheel: scrolls a pane, and keeps the selection in view. */
#ifndef LEDE_UI_UPDATE_SCROLL_H
#define LEDE_UI_UPDATE_SCROLL_H

#include "ui/input/mouse.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* MOUSE_UP or MOUSE_DOWN: scrolls what is drawn where the pointer is. */
void scroll_wheel(View *v, const struct mouse *m, Effects *fx);

#endif
