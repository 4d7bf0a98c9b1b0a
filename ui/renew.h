/* renew: asks for news, and stops asking. */
#ifndef LEDE_UI_RENEW_H
#define LEDE_UI_RENEW_H

#include "ui/view.h"

/* Refreshes the section that is shown, or all feeds. */
unsigned renew(View *v, bool all);
/* The feed selected in the list of feeds. */
unsigned renew_feed(View *v);
unsigned renew_stop(View *v);

#endif
