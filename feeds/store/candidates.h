/* candidates: stored stories of a feed that an entry of an unknown guid may
 * be: `Twins`, a set that dies as one. */
#ifndef LEDE_FEEDS_STORE_CANDIDATES_H
#define LEDE_FEEDS_STORE_CANDIDATES_H

#include "src/store/db.h"

/* A stored story whose own guid is not in the document any more. */
struct twin {
	int64_t id, hash;
	const char *title;
	const char *link; /* its url_key; or NULL */
	bool guessed;     /* its feed gave no time */
};

typedef struct twins {
	GStringChunk *text;
	GArray *all; /* struct twin */
} Twins;

void twins_free(Twins *t); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Twins, twins_free)

/* All of these leave out whose guid is in `guids`, a set of them. NULL with an
 * error if the store cannot be read. */

/* Those that were published in that second, by the index of times. */
Twins *twins_of_second(Store *s, int64_t feed, GHashTable *guids, int64_t time,
		       GError **error);

/* Those without a time; with `dated` all of the feed. Looks at every story of
 * the feed. */
Twins *twins_of_feed(Store *s, int64_t feed, GHashTable *guids, bool dated,
		     GError **error);

/* Those whose guid is the same web address but for its scheme, or without the
 * tracking that this one has. */
Twins *twins_of_address(Store *s, int64_t feed, GHashTable *guids,
			const char *guid, GError **error);

/* Those whose guid is the same up to "#". */
Twins *twins_of_page(Store *s, int64_t feed, GHashTable *guids,
		     const char *guid, GError **error);

#endif
