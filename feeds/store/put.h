/* put: stores the entries of a feed document: all of them or, with an error, none.
 *
 * Like all of feeds/store for the fetcher only. A function that changes more than
 * one row does so in a transaction: its own, or the one that is open. */
#ifndef LEDE_FEEDS_STORE_PUT_H
#define LEDE_FEEDS_STORE_PUT_H

#include "feeds/store/incoming.h"
#include "src/store/db.h"

/* Opens a transaction, unless one is open; store_end commits it if `keep`, or
 * rolls it back. */
bool store_begin(Store *s, GError **error);
bool store_end(Store *s, bool keep, GError **error);

/* Stores a document. A known entry that has changed is updated and keeps its
 * marks; so is one with only a new guid (identity). Adds the ids (int64_t) of
 * new stories to `ids`.
 *
 * A failure makes the whole transaction fail that is open (sql_join): only the store
 * itself can fail (disk, memory), for all documents. */
bool store_put(Store *s, int64_t feed, const Incoming *a, GArray *ids,
	       GError **error);

#endif
