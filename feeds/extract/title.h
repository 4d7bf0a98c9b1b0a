/* title: the headline of a page, out of what the page calls so. */
#ifndef LEDE_FEEDS_EXTRACT_TITLE_H
#define LEDE_FEEDS_EXTRACT_TITLE_H

#include "feeds/extract/metadata.h"
#include "feeds/extract/outline.h"

/* The <h1> where it and what is said to machines are one, or part of each other;
 * else the latter, without the name of the site. The caller's; NULL for none. */
char *title_of(const Outline *o, const Metadata *m);

/* The letters and digits of a text, case folded. The caller's. */
char *title_letters(const char *text);

/* Whether two lines have the same letters and digits, whatever their case and
 * signs; false for two without any. */
bool title_same(const char *a, const char *b);
/* Whether a word of some length is in both. */
bool title_shares_word(const char *a, const char *b);

#endif
