/* tombstones: what was let go of a feed, so that it does not come back.
 *
 * A feed may hold an entry for long after the reader's retention has let its
 * story go; without a memory it would be news again. */
#ifndef LEDE_FEEDS_STORE_TOMBSTONES_H
#define LEDE_FEEDS_STORE_TOMBSTONES_H

#include "src/store/db.h"

/* Remembers the guids of the stories in the table `going`. */
bool gone_add(Store *s, GError **error);

/* Those of the feed's remembered guids that are in `guids`, the set of what its
 * document holds; the others are forgotten, for they have left the feed. A set
 * of strings of `guids`, to be destroyed by the caller; NULL with an error. */
GHashTable *gone_still(Store *s, int64_t feed, GHashTable *guids,
		       GError **error);

#endif
