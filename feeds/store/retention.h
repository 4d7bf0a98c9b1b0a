/* retention: deletes the stories that the setting `keep` allows, and those of
 * removed feeds. */
#ifndef LEDE_FEEDS_STORE_RETENTION_H
#define LEDE_FEEDS_STORE_RETENTION_H

#include "src/store/db.h"

/* What may be deleted of a feed: stories that are read, not saved, and either
 * older than `before` (0: none by age) or beyond the newest `most` (0: none by
 * number). Of stories that arrived before `steady` the age is not known: the clock may
 * have been wrong then (0: it was right). */
struct retention {
	int64_t feed, before, most;
	int64_t steady;
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
/* Feeds that were removed from `from` to `before`. */
struct removal {
	int64_t from, before;
	int limit; /* stories deleted at once */
};
/* Deletes stories, not the saved ones, of these, and those of them that have no story
 * left. */
bool store_forget(Store *s, const struct removal *r, int64_t *count,
		  GError **error);

#endif
