/* normalise: the facts of a feed to a ParsedFeed, the same for all formats. */
#ifndef LEDE_FEEDS_FEED_NORMALISE_H
#define LEDE_FEEDS_FEED_NORMALISE_H

#include "feeds/feed/facts.h"

/* Chooses among the facts and makes them what they mean: texts plain, addresses
 * absolute, dates moments. `url` is where the document came from, or NULL.
 * Takes what it needs out of `d`, which is good for facts_free alone then. The
 * result is the caller's. */
ParsedFeed *normalise(Facts *d, const char *url);

#endif
