/* reindex: brings the search index of an older store up to date, in small steps
 * (feeds/store/search_index). */
#ifndef LEDE_FEEDS_BACKGROUND_REINDEX_H
#define LEDE_FEEDS_BACKGROUND_REINDEX_H

#include "feeds/context/context.h"

typedef struct reindex Reindex;

Reindex *reindex_new(Context *context);
void reindex_free(Reindex *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reindex, reindex_free)

/* Adds some stories to the index, and hides those of them that are muted: mutes find
 * words in the index. False when all are in it. To be called in a transaction. */
bool reindex_step(Reindex *r);

#endif
