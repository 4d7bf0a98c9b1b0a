/* search: full-text search (FTS5): the stories that match a query. */
#ifndef LEDE_SRC_STORE_SEARCH_H
#define LEDE_SRC_STORE_SEARCH_H

#include "src/model/list_spec.h"
#include "src/store/db.h"

#define FIND_MOST   10000 /* matches that are counted */
#define FIND_TYPING 1000  /* likewise, while the query is being typed */
#define FIND_WORDS  200   /* words that a prefix is expanded to, at most */
#define FIND_RANKED 500   /* matches that are ranked while typing */

struct hit {
	int64_t id;
	const char *snippet; /* \002 before a hit, \003 after; or NULL */
	const char *title;   /* likewise */
};

typedef struct hits {
	GStringChunk *text;
	GArray *all; /* struct hit */
	struct list_counts counts;
} Hits;

/* The matches of a LIST_SEARCH from the `skip`-th on, in its order, and how many
 * there are. Opening the cursor of a prefix query costs more than stepping
 * through it, so that one pass answers both. While the query is being typed,
 * more than FIND_RANKED matches are listed newest first: ranking them takes
 * longer than a key press may. NULL with an error. The caller's. */
Hits *search_run(Store *s, const struct list *l, const struct list_page *page,
		 GError **error);
void hits_free(Hits *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hits, hits_free)

/* How many matches there are, and how many of them unread, counted up to
 * `most`. */
bool search_count(Store *s, const struct list *l, int most,
		  struct list_counts *counts, GError **error);

#endif
