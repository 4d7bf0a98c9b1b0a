/* relate_old: stories that were stored before copies were known of find theirs,
 * piece by piece. */
#ifndef LEDE_FEEDS_BACKGROUND_RELATE_OLD_H
#define LEDE_FEEDS_BACKGROUND_RELATE_OLD_H

#include "src/store/db.h"

/* How far it is; the store remembers (a fact), so that each story is looked
 * at once, whenever the program ends. */
typedef struct reunite RelateOld;

/* `read_copies`: who has read one of two copies has read both. */
RelateOld *relate_old_new(Store *store, bool read_copies);
void relate_old_free(RelateOld *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RelateOld, relate_old_free)

/* Looks at one story, the oldest that is left. False when there is none. Call
 * it in a transaction, and while nothing remembers the events of stories. */
bool relate_old_step(RelateOld *r);

#endif
