/* point: what the mouse asks for on what was drawn. */
#ifndef LEDE_UI_POINT_H
#define LEDE_UI_POINT_H

#include "ui/effect.h"
#include "ui/mouse.h"
#include "ui/spot.h"
#include "ui/view.h"

/* A click selects, and opens what is selected; the right button goes back;
 * the wheel scrolls what is under it. `spot` is what was drawn there. */
void point_apply(View *v, const struct mouse *m, const struct spot *spot,
		 Effects *fx);

#endif
