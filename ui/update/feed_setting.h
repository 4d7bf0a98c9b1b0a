/* feed_setting: what a prompt asks of a feed: its address, name, section, and how
 * often it is checked. */
#ifndef LEDE_UI_UPDATE_FEED_SETTING_H
#define LEDE_UI_UPDATE_FEED_SETTING_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Whether the prompt asks for one. */
bool feed_setting_is(enum ask ask);
/* Sets it to what was typed, for the feed that the prompt was about. */
void feed_setting_change(View *v, enum ask ask, const char *typed, Effects *fx);

#endif
