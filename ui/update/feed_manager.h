/* feed_manager: what is asked for in the list of feeds. */
#ifndef LEDE_UI_UPDATE_FEED_MANAGER_H
#define LEDE_UI_UPDATE_FEED_MANAGER_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* The headlines of the one selected. */
void feed_manager_open(View *v, Effects *fx);
/* An action on it, but for refreshing. */
void feed_manager_apply(View *v, enum action a, Effects *fx);

#endif
