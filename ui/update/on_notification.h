/* on_notification: a message of the fetcher to a changed view and effects. */
#ifndef LEDE_UI_UPDATE_ON_NOTIFICATION_H
#define LEDE_UI_UPDATE_ON_NOTIFICATION_H

#include "ui/client/notification.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Applies a message of the fetcher, as update_action does an action. */
void on_notification_apply(View *v, const struct notification *n, Effects *fx);

#endif
