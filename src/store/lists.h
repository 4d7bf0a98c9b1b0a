/* lists: a page of a list of headlines (front page, section, feed, search …),
 * and how many headlines it has. */
#ifndef LEDE_SRC_STORE_LISTS_H
#define LEDE_SRC_STORE_LISTS_H

#include "src/model/body.h"
#include "src/model/list_spec.h"
#include "src/model/story.h"
#include "src/store/db.h"
#include "src/store/search.h"
#include "src/store/stories.h"

#define STORE_PAGE_MAX 200 /* headlines that a screen asks for at once */

/* The next `limit` headlines after `after` (its time, front, id count; NULL:
 * from the top), or with `back` the ones before it (NULL: the last ones), in
 * the list's order all the same. SEARCH has no `back` and pages by `skip`.
 * NULL with an error. The caller's. */
Stories *store_list(Store *s, const struct list *l, const struct story *after,
		    bool back, int skip, int limit, GError **error);

/* How many headlines a list has, and how many of them are unread: read from
 * kept counts where there are, otherwise counted, up to `most`. */
bool store_count(Store *s, const struct list *l, int most, int64_t *all,
		 int64_t *unread, GError **error);

/* A page and the counts of a search in one pass, which costs little more than
 * either alone: the headlines from the `skip`-th on, and how many there are,
 * counted up to FIND_MOST, or FIND_TYPING while the query is being typed. NULL
 * with an error. The caller's. */
Stories *store_search(Store *s, const struct list *l, int skip, int limit,
		      int64_t *all, int64_t *unread, GError **error);

#endif
