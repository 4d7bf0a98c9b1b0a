/* find_in_text: words looked for in the story being read. */
#ifndef LEDE_UI_UPDATE_FIND_IN_TEXT_H
#define LEDE_UI_UPDATE_FIND_IN_TEXT_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Looks for other words, as they are typed: shows the first line from the top
 * of the screen on that has them. */
void find_in_text_set(View *v, const char *words);
/* To the next line that has them (`way` 1), or the one before (-1). */
void find_in_text_next(View *v, int way, Effects *fx);
/* No longer looks for anything. */
void find_in_text_stop(View *v);
/* Whether a line of the story has them. */
bool find_in_text_is_hit(const View *v, int line);

#endif
