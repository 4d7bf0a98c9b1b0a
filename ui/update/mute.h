/* mute: the rows of the mute dialog, and what they do. */
#ifndef LEDE_UI_UPDATE_MUTE_H
#define LEDE_UI_UPDATE_MUTE_H

#include "ui/client/notification.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Opens the dialog about the selected headline's source. */
void mute_open(View *v, Effects *fx);
/* The same for words that were typed. */
void mute_words(View *v, const char *typed, Effects *fx);
/* Rows of the choice, and words of the i-th (the caller's); a mute among them
 * is one that Enter takes away. */
int mute_rows(const View *v);
char *mute_row(const View *v, int i, bool *muted);
/* Whether the i-th asks for words. */
bool mute_asks(const View *v, int i);
/* Takes the stories that it hides (a set of int64_t *) out of the list; `n`: of the
 * whole store. */
void mute_hide(View *v, GHashTable *ids, int64_t n);
/* The fetcher has stored a mute, or taken it away: says how many stories that was. */
void mute_answered(View *v, const struct notification *n);
/* Takes the i-th, if it is another one. */
void mute_choose(View *v, int i, Effects *fx);

#endif
