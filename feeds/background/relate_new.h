/* relate_new: newcomers to events, front-page scores and sidebars, piece by piece. */
#ifndef LEDE_FEEDS_BACKGROUND_RELATE_NEW_H
#define LEDE_FEEDS_BACKGROUND_RELATE_NEW_H

#include "src/store/db.h"

/* What is related to what, while there is something to relate: the memory of
 * the last 30 days is taken from the store for the first newcomer. The same
 * article as one of another feed (store_alike) joins its event at any age. */
typedef struct relate Relate;

/* `read_copies`: such an article is read if the other is. */
Relate *relate_new(Store *store, bool read_copies);
void relate_free(Relate *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Relate, relate_free)

/* One piece of work: a newcomer takes its place, or a story gets its lists.
 * False when nothing is left. A newcomer is done, as the store sees it, when
 * all lists that it may stand in are made; if that is cut short, it is done
 * again. Call it in a transaction. */
bool relate_step(Relate *r);

/* Lets the memory go. */
void relate_rest(Relate *r);

#endif
