/* candidates: the stored stories of a feed that an entry with an unknown guid may
 * be (identity). */
#ifndef LEDE_FEEDS_STORE_CANDIDATES_H
#define LEDE_FEEDS_STORE_CANDIDATES_H

#include "feeds/store/resemblance.h"
#include "src/store/db.h"

/* A stored story whose own guid is no longer in the document. */
struct candidate {
	int64_t id, hash;
	const char *guid, *title;
	const char *link; /* its url_key; or NULL */
	struct likeness like;
};

typedef struct candidates {
	GStringChunk *text;
	GArray *all; /* struct candidate */
} Candidates;

void candidates_free(Candidates *t); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Candidates, candidates_free)

/* All of these leave out stories whose guid is in the set `guids`, those of the
 * document. NULL with an error if the store cannot be read. */

/* Those published in that second. */
Candidates *candidates_of_second(Store *s, int64_t feed, GHashTable *guids,
				 int64_t time, GError **error);

/* Those whose key is this guid, or this guid shared (shared_guid). */
Candidates *candidates_of_guid(Store *s, int64_t feed, GHashTable *guids,
			       const char *guid, GError **error);

/* Those without a time; with `dated` all of the feed. Reads every story of the
 * feed. */
Candidates *candidates_of_feed(Store *s, int64_t feed, GHashTable *guids,
			       bool dated, GError **error);

/* Those whose guid is the same web address with another scheme, or without the
 * tracking parameters of this one. */
Candidates *candidates_of_address(Store *s, int64_t feed, GHashTable *guids,
				  const char *guid, GError **error);

/* Those whose guid is the same up to "#". */
Candidates *candidates_of_page(Store *s, int64_t feed, GHashTable *guids,
			       const char *guid, GError **error);

#endif
