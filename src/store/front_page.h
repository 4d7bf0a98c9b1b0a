/* front_page: a page of the front page where sections have weights: a merge of
 * all sections, each read in the order of its index. */
#ifndef LEDE_SRC_STORE_FRONT_PAGE_H
#define LEDE_SRC_STORE_FRONT_PAGE_H

#include "src/store/db.h"

/* The story after which, or before which, a page begins (keyset paging). */
struct front_mark {
	int64_t id;
	double front;        /* its stored score */
	const char *section; /* its name */
};

/* Adds the ids (int64_t) of the next `limit` stories after `mark` (NULL: from
 * the top), or with `back` of those before it, to `ids`, in the page's order;
 * `weights` are rank_weights. False with an error. */
bool front_page(Store *s, const GArray *weights, const struct front_mark *mark,
		bool back, int limit, GArray *ids, GError **error);

#endif
