/* on_notification: what the fetcher says, taken into the view. */
#ifndef LEDE_UI_UPDATE_ON_NOTIFICATION_H
#define LEDE_UI_UPDATE_ON_NOTIFICATION_H

#include "ui/client/notification.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Takes in a piece of news, as update_action an action. */
void on_notification_apply(View *v, const struct notification *n, Effects *fx);

#endif
