/* put: what arrived to rows, whole or not at all.
 *
 * This and store_feed, store_mark and store_idle are for the fetcher alone. A
 * function that changes more than one row does so within a transaction of its
 * own, or as a part of the one that is open. */
#ifndef LEDE_FEEDS_STORE_PUT_H
#define LEDE_FEEDS_STORE_PUT_H

#include "feeds/store/incoming.h"
#include "src/store/db.h"

/* Opens a transaction, unless one is open; store_end commits it, or with
 * `keep` false takes all back. */
bool store_begin(Store *s, GError **error);
bool store_end(Store *s, bool keep, GError **error);

/* Stores what one document brought: whole, or with an error not at all. A
 * known entry that has changed is brought up to date and keeps its marks; so
 * is one whose guid alone is new (store_same).
 * The ids of new stories are added to `ids` (int64_t). */
bool store_put(Store *s, int64_t feed, const Incoming *a, int64_t now,
	       GArray *ids, GError **error);

/* Takes a story out of the search index, if it is in it. The index holds no
 * text of its own: what it forgets must be told to it before it changes. */
bool store_unindex(Store *s, int64_t id, GError **error);

#endif
