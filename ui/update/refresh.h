/* refresh: asks for news, and stops asking. */
#ifndef LEDE_UI_UPDATE_REFRESH_H
#define LEDE_UI_UPDATE_REFRESH_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Refreshes the section that is shown, or all feeds. */
void renew(View *v, bool all, Effects *fx);
/* The feed selected in the list of feeds. */
void renew_feed(View *v, Effects *fx);
void renew_stop(View *v, Effects *fx);

#endif
