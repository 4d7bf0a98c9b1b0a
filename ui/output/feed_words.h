/* feed_words: how a feed is doing, in words; the same in `lede feeds` and on the
 * screen. */
#ifndef LEDE_UI_OUTPUT_FEED_WORDS_H
#define LEDE_UI_OUTPUT_FEED_WORDS_H

#include "src/store/sections.h"

/* "paused", what is wrong, what was said of the last response, or "ok". Borrowed from
 * `f`, or for ever. */
const char *feed_words_state(const struct feed *f);

/* The age of the last good response, "never" for none; the caller's. */
char *feed_words_last(const struct feed *f, int64_t now);

#endif
