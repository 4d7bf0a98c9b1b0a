/* retention: deletes the stories that the setting `keep` allows, and those of
 * removed feeds. */
#ifndef LEDE_FEEDS_STORE_RETENTION_H
#define LEDE_FEEDS_STORE_RETENTION_H

#include "src/store/db.h"

/* Deletes stories of `feed` that are read, not saved, and older than `before` (0:
 * none by age) or beyond the newest `most` (0: no limit); the oldest first, at
 * most `limit`; `count` is how many. While the feed still lists them they do not
 * come back (tombstones). */
bool store_expire(Store *s, int64_t feed, int64_t before, int64_t most,
		  int limit, int64_t *count, GError **error);
/* Deletes unsaved stories of feeds removed before a time, at most `limit`, and
 * those of these feeds of which nothing is left. */
bool store_forget(Store *s, int64_t removed_before, int limit, int64_t *count,
		  GError **error);

#endif
