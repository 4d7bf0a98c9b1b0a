/* lists: rows to stories; its connection is query_only. */
#ifndef LEDE_SRC_STORE_LISTS_H
#define LEDE_SRC_STORE_LISTS_H

#include "src/model/body.h"
#include "src/model/list_spec.h"
#include "src/model/story.h"
#include "src/store/db.h"
#include "src/store/search.h"

#define STORE_PAGE_MAX 200 /* headlines that a screen asks for at once */

/* The next `limit` headlines after `after` (its time, front, id count; NULL:
 * from the top), or with `back` the ones before it (NULL: the last ones), in
 * the list's order all the same. SEARCH has no `back` and pages by `skip`.
 * NULL with an error. The caller's. */
Stories *store_list(Store *s, const struct list *l, const struct story *after,
		    bool back, int skip, int limit, GError **error);

/* How many headlines a list has, and how many of them are unread. Kept
 * counts where there are; else counted, no further than `most`. */
bool store_count(Store *s, const struct list *l, int most, int64_t *all,
		 int64_t *unread, GError **error);

/* Both of a search at once, which costs little more than either: the headlines
 * from the `skip`-th on, and how many there are, counted no further than
 * FIND_MOST, or FIND_TYPING of a search being typed (then `all` is that).
 * NULL with an error. The caller's. */
Stories *store_search(Store *s, const struct list *l, int skip, int limit,
		      int64_t *all, int64_t *unread, GError **error);

/* The stories of these ids, in that order; those that are gone are left out. */
Stories *store_stories(Store *s, const int64_t *ids, guint n, GError **error);

/* The text of a story. NULL without an error when it is not digested yet. */
Body *store_body(Store *s, int64_t id, GError **error);

/* Why a headline stands beside another. */
enum beside_kind {
	BESIDE_SAME,    /* another report of the same event */
	BESIDE_RELATED, /* another story that belongs to it */
	BESIDE_MORE,    /* only of the same section */
};
struct tie {
	enum beside_kind kind;
	double score;
	const char *words; /* shared, rarest first, separated by blanks */
};
/* What stands beside a story: stories, and for each (same index) why. Other
 * outlets first, then related ones, then `more` when related ones are fewer
 * than `least`. Two stories at one outlet are one. */
typedef struct beside {
	Stories *stories;
	GArray *ties; /* struct tie; words are in stories->text */
} Beside;
Beside *store_beside(Store *s, int64_t id, int least, int limit,
		     GError **error);
void beside_free(Beside *b); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Beside, beside_free)

/* Whether all of a story's idle work is done. */
bool store_is_digested(Store *s, int64_t id);

#endif
