/* cursor_front: the selection on the front page, and what of it is in view. */
#ifndef LEDE_UI_UPDATE_CURSOR_FRONT_H
#define LEDE_UI_UPDATE_CURSOR_FRONT_H

#include "ui/state/view.h"

/* Headlines that are in view. */
int cursor_front_fit(const View *v);
/* Brings the selected one into view. */
void cursor_front_show(View *v);
/* Selects the headline beside it in the next column of a grid, or the first of the next
 * page; `way` 1 or -1. False where there is none. */
bool cursor_front_across(View *v, int way);
bool cursor_front_turn(View *v, int way);

#endif
