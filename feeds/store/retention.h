/* retention: deletes the stories that the setting `keep` allows, and those of
 * removed feeds. */
#ifndef LEDE_FEEDS_STORE_RETENTION_H
#define LEDE_FEEDS_STORE_RETENTION_H

#include "src/store/db.h"

/* What may be deleted of a feed: stories that are read, not saved, and either
 * older than `before` (0: none by age) or beyond the newest `most` (0: none by
 * number). */
struct retention {
	int64_t feed, before, most;
	int limit; /* stories deleted at once */
};
/* Deletes the oldest of them; `count` is how many. While the feed still lists them
 * they do not come back (tombstones). */
bool store_expire(Store *s, const struct retention *r, int64_t *count,
		  GError **error);
/* How many they are, without a limit. */
bool store_count_expired(Store *s, const struct retention *r, int64_t *count,
			 GError **error);
/* How many stories there are, those that lists leave out included. */
int64_t store_count_rows(Store *s);
/* Deletes stories, not the saved ones, of feeds removed before a time, at most
 * `limit`, and those of these feeds that have no story left. */
bool store_forget(Store *s, int64_t removed_before, int limit, int64_t *count,
		  GError **error);

#endif
