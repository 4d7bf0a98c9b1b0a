/* sorted_list: a page of a section, or of all sections, sorted by rank or by
 * source. */
#ifndef LEDE_SRC_STORE_SORTED_LIST_H
#define LEDE_SRC_STORE_SORTED_LIST_H

#include "src/model/list_spec.h"
#include "src/store/db.h"

/* Adds the ids (int64_t) of a page to `ids`, in the list's order: of LIST_SECTION and
 * LIST_ALL with SORT_WEIGHT or SORT_SOURCE. Of `after` feed, time, front and id
 * count. False with an error. */
bool sort_page(Store *s, const struct list *l, const struct list_page *page,
	       GArray *ids, GError **error);

#endif
