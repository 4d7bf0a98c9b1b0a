/* subject: the actions on the selected headline, or the story being read. */
#ifndef LEDE_UI_UPDATE_SUBJECT_H
#define LEDE_UI_UPDATE_SUBJECT_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Opens it in the browser, and marks it read; in the list of feeds, the site
 * of the selected one. */
void subject_browse(View *v, bool read, Effects *fx);
void subject_copy(View *v, Effects *fx);
/* Read or unread; in a list, on to the next. */
void subject_mark(View *v, Effects *fx);
void subject_save(View *v, Effects *fx);
/* All its outlets, as a list. */
void subject_outlets(View *v, Effects *fx);
/* Runs a user command for it. */
void subject_run(View *v, enum action own, Effects *fx);

#endif
