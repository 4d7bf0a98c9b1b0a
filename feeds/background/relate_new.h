/* relate_new: relates new stories: events, front-page scores, related lists, in small
 * steps. */
#ifndef LEDE_FEEDS_BACKGROUND_RELATE_NEW_H
#define LEDE_FEEDS_BACKGROUND_RELATE_NEW_H

#include "src/store/db.h"

/* The window (relate_window) is restored from the store when there is the first new story.
 * A duplicate of a story in another feed (duplicates) joins its event at any age. */
typedef struct relate Relate;

/* `read_copies`: of two duplicates both are read if one is. */
Relate *relate_new(Store *store, bool read_copies);
void relate_free(Relate *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Relate, relate_free)

/* Adds one story, or makes the lists of one. False when nothing is left. In the store
 * a story is done when all lists that it may appear in are made: if that is
 * interrupted, it is related again. To be called in a transaction. */
bool relate_step(Relate *r);

/* Frees the window. */
void relate_rest(Relate *r);

#endif
