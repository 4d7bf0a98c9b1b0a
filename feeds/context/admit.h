/* admit: as meant to as kept: keys, limits, hashes; what the parser says is
 * checked here. */
#ifndef LEDE_FEEDS_CONTEXT_ADMIT_H
#define LEDE_FEEDS_CONTEXT_ADMIT_H

#include "feeds/feed/feed.h"
#include "feeds/feed/request.h"
#include "feeds/store/put.h"

#define ADMIT_CONTENT_MAX (1024 * 1024) /* bytes of one entry's text */
#define ADMIT_SUMMARY     320           /* characters of the summary in lists */
#define ADMIT_TOPIC       24            /* of a category that is a topic */
#define ADMIT_AHEAD       (24 * 60 * 60) /* a date this far ahead is none */

/* What is to be stored of a feed as meant: the newest `most` entries, oldest
 * first; `cut` tells whether there were more. Entries that share a guid (guid)
 * are one: the first. `now` is when it arrived. */
Incoming *admit_arrivals(const ParsedFeed *feed, guint most, int64_t now,
			 bool *cut);

/* Whether texts have changed: a number that depends on them all. NULL is an
 * empty text. */
int64_t admit_hash(const char *const *texts, guint n);

/* Comments and enclosures as admit_arrivals packed them: reads them into a job,
 * which points into the bytes. `enclosures` is freed by the caller (g_free).
 * False if the bytes make no sense. */
bool admit_unpack_links(const void *bytes, size_t size, struct job *job,
			struct enclosure **enclosures);

#endif
