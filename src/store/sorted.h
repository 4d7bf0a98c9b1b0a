/* sorted: a page of a section, or of all sections, sorted by rank or by
 * source. */
#ifndef LEDE_SRC_STORE_SORTED_H
#define LEDE_SRC_STORE_SORTED_H

#include "src/model/list_spec.h"
#include "src/model/story.h"
#include "src/store/db.h"

/* Adds the ids (int64_t) of the next `limit` headlines after `after` (its feed,
 * time, front, id; NULL: from the top), or with `back` of those before it, in
 * the list's order, to `ids`. Of LIST_SECTION and LIST_ALL with SORT_WEIGHT or
 * SORT_SOURCE. False with an error. */
bool sort_page(Store *s, const struct list *l, const struct story *after,
	       bool back, int limit, GArray *ids, GError **error);

#endif
