/* refreshed: the end of a refresh: what is loaded again, and what is said. */
#ifndef LEDE_UI_UPDATE_REFRESHED_H
#define LEDE_UI_UPDATE_REFRESHED_H

#include "ui/client/notification.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Applies the reply to a REFRESH. */
void refreshed_apply(View *v, const struct notification *n, Effects *fx);

#endif
