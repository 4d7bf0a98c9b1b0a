/* renew: asks for news, and stops asking. */
#ifndef LEDE_UI_RENEW_H
#define LEDE_UI_RENEW_H

#include "ui/effect.h"
#include "ui/view.h"

/* Refreshes the section that is shown, or all feeds. */
void renew(View *v, bool all, Effects *fx);
/* The feed selected in the list of feeds. */
void renew_feed(View *v, Effects *fx);
void renew_stop(View *v, Effects *fx);

#endif
