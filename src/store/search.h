/* search: full-text search (FTS5): the stories that match a query. */
#ifndef LEDE_SRC_STORE_SEARCH_H
#define LEDE_SRC_STORE_SEARCH_H

#include "src/model/list_spec.h"
#include "src/store/db.h"
#include "src/store/places.h"

#define FIND_MOST   10000 /* matches that are counted */
#define FIND_WORDS  200   /* words that a prefix is expanded to, at most */
#define FIND_RANKED 1000  /* matches that are ranked */

/* The fact that is there while stories of an older store are not in the index yet: the
 * highest id of those. */
#define SEARCH_REST "unindexed"

typedef struct hits {
	GArray *ids;        /* int64_t, in order */
	GHashTable *places; /* id → struct places; without words empty */
	char *letters;      /* for excerpts of them (Query) */
	struct list_counts counts;
} Hits;

/* The matches of a LIST_SEARCH from the `skip`-th on, in its order, and how many
 * there are. Of more than FIND_MOST those that arrived last are found; of more than
 * FIND_RANKED the newest are ranked, and the others follow newest first. That
 * bounds what a key costs, and the order is the same while the query is being
 * typed and afterwards. NULL with an error. The caller's. */
Hits *search_run(Store *s, const struct list *l, const struct list_page *page,
		 GError **error);
void hits_free(Hits *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hits, hits_free)

/* How many matches there are, and how many of them unread, counted up to
 * `most`. */
bool search_count(Store *s, const struct list *l, int most,
		  struct list_counts *counts, GError **error);

/* Whether stories are missing in the index, so that a search may not find all. */
bool search_is_partial(Store *s);

#endif
