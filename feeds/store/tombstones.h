/* tombstones: the entries of a feed that retention has deleted, so that they do
 * not come back: a feed may list an entry for long after its story expired, and
 * without a tombstone it would be stored as new again. */
#ifndef LEDE_FEEDS_STORE_TOMBSTONES_H
#define LEDE_FEEDS_STORE_TOMBSTONES_H

#include "src/store/db.h"

/* Adds the guids of the stories in the temporary table `doomed` (retention). */
bool tombstones_add(Store *s, GError **error);

/* The deleted entries that a feed still lists: its tombstones that are in `guids`,
 * the set of guids of its document. The other tombstones are deleted, for these
 * entries have left the feed. A set of strings of `guids`, to be destroyed by the
 * caller; NULL with an error. */
GHashTable *tombstones_match(Store *s, int64_t feed, GHashTable *guids,
			     GError **error);

#endif
