/* random_text: words and inline elements for random_page. */
#ifndef LEDE_TESTS_FEEDS_RANDOM_TEXT_H
#define LEDE_TESTS_FEEDS_RANDOM_TEXT_H

#include "tests/feeds/random_page.h"

/* A number below n. */
guint32 making_pick(struct making *m, guint32 n);

/* The words before and after are two: in what is wanted, or in the page, too. */
void making_apart(struct making *m);
void making_blank(struct making *m);

/* The next word: no two are the same, and none is part of another. */
void making_name_word(struct making *m, char word[8]);
void making_word(struct making *m);
void making_open(struct making *m, const char *tag);
void making_close(struct making *m, const char *tag);
/* Some words with what may be between them. */
void making_flow(struct making *m);

#endif
