/* feed_title: what a feed says of itself, and what it is called by that. */
#ifndef LEDE_FEEDS_STORE_FEED_TITLE_H
#define LEDE_FEEDS_STORE_FEED_TITLE_H

#include "feeds/store/incoming.h"
#include "src/store/db.h"

/* Stores title and site of a feed where they are others than before; what the
 * document does not say stays. A new title may be another name: of this feed, and
 * of those that would be called the same (FEED_LABEL_SQL). */
bool store_put_title(Store *s, int64_t feed, const Incoming *a, GError **error);

/* The same of the feed at that address; nothing where there is none. */
bool store_put_title_at(Store *s, const char *url, const Incoming *a,
			GError **error);

/* What the feed at that address is called (SQL_FEED_NAME); NULL where there is
 * none. The caller's. */
char *store_feed_name(Store *s, const char *url);

#endif
