/* relate_old: finds the duplicates of stories that were stored before lede looked for
 * duplicates, in small steps. */
#ifndef LEDE_FEEDS_BACKGROUND_RELATE_OLD_H
#define LEDE_FEEDS_BACKGROUND_RELATE_OLD_H

#include "src/store/db.h"

/* Its progress, which is kept in the store (facts), so that each story is compared
 * once. */
typedef struct relate_old RelateOld;

/* `read_copies`: of two duplicates both are read if one is. */
RelateOld *relate_old_new(Store *store, bool read_copies);
void relate_old_free(RelateOld *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RelateOld, relate_old_free)

/* Compares the oldest story that is left. False when there is none. To be called in a
 * transaction, and while no window is in memory: it changes events. */
bool relate_old_step(RelateOld *r);

#endif
