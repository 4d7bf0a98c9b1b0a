/* store_same: which stored story an entry is whose guid is new.
 *
 * A publisher that moves to another system, to https or to counted links gives
 * its old entries new ids. An entry of an unknown guid is a stored one of its
 * feed when that one's own guid is not in the document any more, both were
 * published in the same second, and
 *
 *   - they have the same link, but for scheme and tracking (url_key), or
 *   - they have the same title, and not two different links; two different
 *     links are no objection where the document has no known guid at all, for
 *     then everything about its entries has changed.
 *
 * Where the feed gives no times, both title and link have to be the same. If
 * two stored ones would do, none does: a story shown twice is less than a
 * story lost. */
#ifndef LEDE_SRC_STORE_SAME_H
#define LEDE_SRC_STORE_SAME_H

#include "src/arrivals.h"
#include "src/store.h"

typedef struct same Same;

/* For one document, read before any of it is stored; both arguments must
 * outlive it. Costs nothing until same_find is called. */
Same *same_new(Store *s, int64_t feed, const Arrivals *document);
void same_free(Same *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Same, same_free)

/* The id of the stored story that the entry is, in `id`; 0: a new one. The
 * caller gives that story the entry's guid before the next call. */
bool same_find(Same *s, const struct arrival *a, int64_t *id, GError **error);

#endif
