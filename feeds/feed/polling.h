/* polling: how often a document says that it is worth fetching. */
#ifndef LEDE_FEEDS_FEED_POLLING_H
#define LEDE_FEEDS_FEED_POLLING_H

#include "feeds/feed/choose.h"

/* Fills in the feed's ttl, update_every, skip_hours and skip_days from its facts; what
 * makes no sense is left out. */
void polling_take(const struct choosing *c, struct feed_about *f);

#endif
