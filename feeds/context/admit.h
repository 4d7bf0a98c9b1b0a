/* admit: checks what the parser returned and makes of it what is stored: guids, limits,
 * hashes. The parser has read a stranger's document and is not trusted. */
#ifndef LEDE_FEEDS_CONTEXT_ADMIT_H
#define LEDE_FEEDS_CONTEXT_ADMIT_H

#include "feeds/feed/parsed_feed.h"
#include "feeds/feed/request.h"
#include "feeds/store/put.h"

#define ADMIT_SUMMARY 320            /* characters of the summary in lists */
#define ADMIT_TOPIC   24             /* of a category that is a topic */
#define ADMIT_AHEAD   (24 * 60 * 60) /* seconds; a later date is dropped */

/* What is stored of a feed: the newest `most` entries, oldest first; `cut` says whether
 * there were more. Of entries with the same guid (guid) the first is kept. `now` is
 * when the document was fetched. */
Incoming *admit_arrivals(const ParsedFeed *feed, guint most, int64_t now,
			 bool *cut);

/* A hash of texts, by which a change of an entry is recognised; NULL is an empty text. */
int64_t admit_hash(const char *const *texts, guint n);

#endif
