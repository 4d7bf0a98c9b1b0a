/* whole_text: the text of the story's page in the place of what the feed gave. */
#ifndef LEDE_UI_UPDATE_WHOLE_TEXT_H
#define LEDE_UI_UPDATE_WHOLE_TEXT_H

#include "ui/client/notification.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Has the page fetched; where its text is there, shows what the feed gave, and back. */
void whole_text_toggle(View *v, Effects *fx);
/* The reply to FX_PAGE: shows the text, or says why there is none. */
void whole_text_answered(View *v, const struct notification *n, Effects *fx);

#endif
