/* find_in_text: words looked for in the story being read. */
#ifndef LEDE_UI_UPDATE_FIND_IN_TEXT_H
#define LEDE_UI_UPDATE_FIND_IN_TEXT_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Begins to look, from the top of the screen on. */
void find_in_text_begin(View *v);
/* Looks for other words, as they are typed: shows the first place from where it
 * began. */
void find_in_text_set(View *v, const char *words);
/* The words are typed: says where there is none, and looks no longer. */
void find_in_text_done(View *v, Effects *fx);
/* To the next place that has them (`way` 1), or the one before (-1). */
void find_in_text_next(View *v, int way, Effects *fx);
/* No longer looks for anything. */
void find_in_text_stop(View *v);
/* Back to where it began, too. */
void find_in_text_cancel(View *v);

#endif
