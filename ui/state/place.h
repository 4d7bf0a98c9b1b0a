/* place: the list, story and position kept from one run to the next. */
#ifndef LEDE_UI_STATE_PLACE_H
#define LEDE_UI_STATE_PLACE_H

#include "ui/state/view.h"

/* Takes up what the file at PATH_PLACE holds; what makes no sense is left.
 * What is to be loaded for it is in view->want. */
void place_load(View *v);
/* Writes where the view is to that file. */
bool place_save(const View *v, GError **error);

#endif
