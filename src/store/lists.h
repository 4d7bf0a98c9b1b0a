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

/* A page of a list, in the list's order. NULL with an error. The caller's. */
Stories *store_list(Store *s, const struct list *l,
		    const struct list_page *page, GError **error);

/* The counts of a list: kept ones where there are, else counted up to `most`. */
bool store_count(Store *s, const struct list *l, int most,
		 struct list_counts *counts, GError **error);

/* A page and the counts of a search in one pass, which costs little more than either
 * alone; counted up to FIND_MOST. NULL with an error. The caller's. */
Stories *store_search(Store *s, const struct list *l,
		      const struct list_page *page, struct list_counts *counts,
		      GError **error);

#endif
