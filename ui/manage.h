/* manage: what is asked for in the list of feeds. */
#ifndef LEDE_UI_MANAGE_H
#define LEDE_UI_MANAGE_H

#include "ui/view.h"

/* The feed selected there; NULL if there is none. */
const struct feed *manage_selected(const View *v);
/* Its headlines. */
unsigned manage_open(View *v);
/* An action on it, but for refreshing; effects as view_apply gives them. */
unsigned manage_apply(View *v, enum action a);

#endif
