/* search: which stories a query finds. */
#ifndef LEDE_SRC_STORE_SEARCH_H
#define LEDE_SRC_STORE_SEARCH_H

#include "src/model/list_spec.h"
#include "src/store/db.h"

#define FIND_MOST   10000 /* finds that are counted, */
#define FIND_TYPING 1000  /* while the query is being typed */
#define FIND_WORDS  200   /* that may begin alike and are looked for each */
#define FIND_RANKED 500   /* of that many the best are first meanwhile */

struct hit {
	int64_t id;
	const char *snippet; /* \002 before a hit, \003 after; or NULL */
	const char *title;   /* likewise */
};

typedef struct hits {
	GStringChunk *text;
	GArray *all; /* struct hit */
	int64_t count, unread;
} Hits;

/* The finds of a LIST_SEARCH from the `skip`-th on, in its order, and how many
 * there are. Opening a search of a word's beginning costs more than all that
 * follows, so that it is opened once for all of this. Many finds of a query
 * being typed are newest first, as if it said so: to rank them would take
 * longer than a key may. NULL with an error. The caller's. */
Hits *find_all(Store *s, const struct list *l, int skip, int limit,
	       GError **error);
void hits_free(Hits *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hits, hits_free)

/* How many finds there are, and how many are unread, counted no further than
 * `most`. */
bool find_count(Store *s, const struct list *l, int most, int64_t *all,
		int64_t *unread, GError **error);

#endif
