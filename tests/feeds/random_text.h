/* random_text: words and inline elements for random_page. */
#ifndef LEDE_TESTS_FEEDS_RANDOM_TEXT_H
#define LEDE_TESTS_FEEDS_RANDOM_TEXT_H

#include "tests/feeds/random_page.h"

/* A number below n. */
guint32 random_text_pick(struct random_page *p, guint32 n);

/* The words before and after are two: in what is wanted, or in the page, too. */
void random_text_want_blank(struct random_page *p);
void random_text_blank(struct random_page *p);

/* The next word: no two are the same, and none is part of another. */
void random_text_next_word(struct random_page *p, char word[8]);
void random_text_add_word(struct random_page *p);
void random_text_open(struct random_page *p, const char *tag);
void random_text_close(struct random_page *p, const char *tag);
/* Some words with what may be between them. */
void random_text_add(struct random_page *p);

#endif
