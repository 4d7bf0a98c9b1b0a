/* new_feed: asks once for the name of a feed that was added. */
#ifndef LEDE_UI_UPDATE_NEW_FEED_H
#define LEDE_UI_UPDATE_NEW_FEED_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* A feed was added at that address, NULL for several: its name is asked for as soon as the list of
 * feeds has it with the name that it gives itself, unless something else was done
 * since the address was typed (prompt_input_sent). */
void new_feed_added(View *v, const char *url);
/* The list of feeds was loaded. */
void new_feed_loaded(View *v, Effects *fx);

#endif
