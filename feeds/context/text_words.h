/* text_words: the words of a story's text for the search index, and how long it takes to
 * read them. */
#ifndef LEDE_FEEDS_CONTEXT_TEXT_WORDS_H
#define LEDE_FEEDS_CONTEXT_TEXT_WORDS_H

#include "src/model/body.h"

/* Adds the words of a text to `out`, with the summary that is shown above it where the
 * text does not begin with it; up to a bound. Returns the minutes, 0 for less than half
 * of one. */
int text_words(const Body *body, const char *summary, GString *out);

#endif
