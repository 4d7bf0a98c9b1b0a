/* front_page: a page of the front page where sections have weights: a merge of
 * all sections, each read in the order of its index. */
#ifndef LEDE_SRC_STORE_FRONT_PAGE_H
#define LEDE_SRC_STORE_FRONT_PAGE_H

#include "src/model/list_spec.h"
#include "src/store/db.h"

/* Adds the ids (int64_t) of a page to `ids`, in the page's order; the list has the
 * weights of sections (rank_weights). Of `after` id, front and section count. False
 * with an error. */
bool front_page(Store *s, const struct list *l, const struct list_page *page,
		GArray *ids, GError **error);

#endif
