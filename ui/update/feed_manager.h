/* feed_manager: the actions on the feed selected in the list of feeds. */
#ifndef LEDE_UI_UPDATE_FEED_MANAGER_H
#define LEDE_UI_UPDATE_FEED_MANAGER_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* The headlines of the selected feed. */
void feed_manager_open(View *v, Effects *fx);
/* Sets one of the selected feed to what was typed. */
void feed_manager_set(View *v, enum ask ask, const char *typed, Effects *fx);
/* Asks for a setting of it, an enum ask from ASK_FEED_URL to ASK_FEED_FULL;
 * its value can be edited. */
void feed_manager_ask(View *v, int ask, Effects *fx);
void feed_manager_pause(View *v, Effects *fx); /* or resumes it */
void feed_manager_remove(View *v, Effects *fx);
/* To the next one below that fails, or above (way -1). */
void feed_manager_failing(View *v, int way, Effects *fx);

#endif
