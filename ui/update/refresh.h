/* refresh: starts and stops refreshes. */
#ifndef LEDE_UI_UPDATE_REFRESH_H
#define LEDE_UI_UPDATE_REFRESH_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Refreshes the section or the feed that is shown, or all feeds. */
void refresh_start(View *v, bool all, Effects *fx);
/* The feed selected in the list of feeds. */
void refresh_feed(View *v, Effects *fx);
void refresh_stop(View *v, Effects *fx);

#endif
