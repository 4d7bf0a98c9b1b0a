/* on_mouse: a mouse report to a changed view and effects. */
#ifndef LEDE_UI_UPDATE_ON_MOUSE_H
#define LEDE_UI_UPDATE_ON_MOUSE_H

#include "ui/draw/hotspot.h"
#include "ui/input/mouse.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* A click selects, and opens what is selected; the right button goes back;
 * the wheel scrolls what is under it. `spot` is what was drawn there. */
void on_mouse_apply(View *v, const struct mouse *m, const struct spot *spot,
		    Effects *fx);

#endif
