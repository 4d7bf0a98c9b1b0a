/* front_page: the front page: a merge of all sections, each read in the order of its
 * index. */
#ifndef LEDE_SRC_STORE_FRONT_PAGE_H
#define LEDE_SRC_STORE_FRONT_PAGE_H

#include "src/model/list_spec.h"
#include "src/model/story.h"
#include "src/store/db.h"

/* Adds the ids (int64_t) of a page to `ids`, in the page's order; the list has the
 * weights of sections (rank_weights). Of `after` id, front and section count. False
 * with an error. */
bool front_page(Store *s, const struct list *l, const struct list_page *page,
		GArray *ids, GError **error);

/* What a screen's front page is made of. */
struct front_shape {
	int each;           /* stories of a section at most */
	int newest;         /* of all sections: so many of the newest, too */
	int most;           /* of the page */
	const GArray *kept; /* int64_t: stories that stay on it, if they still
			     * represent their event; NULL: none */
};

/* The stories of a front page: first the lead, which is the best that has a text, then
 * all others, best first. Of `l` unread and weights count. NULL with an error. The
 * caller's. */
Stories *front_page_stories(Store *s, const struct list *l,
			    const struct front_shape *shape, GError **error);

#endif
