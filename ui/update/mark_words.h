/* mark_words: what is said of headlines that were marked, and of that undone. */
#ifndef LEDE_UI_UPDATE_MARK_WORDS_H
#define LEDE_UI_UPDATE_MARK_WORDS_H

#include "ui/state/view.h"

/* All the caller's: "31 marked read.", "31 marked unread again.", and the first for all
 * of the list in view: "31 marked read in Tech." */
char *mark_words_read(int64_t n);
char *mark_words_unread(int64_t n);
char *mark_words_list(const View *v, int64_t n);

#endif
