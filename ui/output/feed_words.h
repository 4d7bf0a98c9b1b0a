/* feed_words: how a feed is doing, in words; the same in `lede feeds` and on the
 * screen. */
#ifndef LEDE_UI_OUTPUT_FEED_WORDS_H
#define LEDE_UI_OUTPUT_FEED_WORDS_H

#include "src/store/sections.h"

/* "paused", "waits 2h", what is wrong, what was said of the last response, or "ok";
 * the caller's. */
char *feed_words_state(const struct feed *f, int64_t now);

/* Why its interval is what it is: "auto: about 12 a day", "the feed asks for 6h (ttl)";
 * NULL while it has none. The caller's. */
char *feed_words_interval(const struct feed *f, int64_t now);

/* How it is fetched, a few words each, the most important first: when it is tried next
 * and why then, when it was last good, the redirect that is remembered. GPtrArray of
 * char *; the caller's. */
GPtrArray *feed_words_facts(const struct feed *f, int64_t now);

/* The age of the last good response, "never" for none; the caller's. */
char *feed_words_last(const struct feed *f, int64_t now);

#endif
