/* mark_older: what is older than some time marked read, of the whole list. */
#ifndef LEDE_UI_UPDATE_MARK_OLDER_H
#define LEDE_UI_UPDATE_MARK_OLDER_H

#include "ui/client/notification.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* `typed` is an age: "12h", "3d", "2w". Says so where it is none. */
void mark_older_typed(View *v, const char *typed, Effects *fx);
/* The reply to it says how many there were. To be called before marks_answer. */
void mark_older_answered(View *v, const struct notification *n);

#endif
