/* shrink: gives free pages of the store's file back to the file system.
 *
 * A store whose auto_vacuum is INCREMENTAL shrinks in small transactions. One that was
 * made before that was the rule has to be written as a whole once (VACUUM), which holds
 * the write lock for as long as it takes. */
#ifndef LEDE_FEEDS_STORE_SHRINK_H
#define LEDE_FEEDS_STORE_SHRINK_H

#include "src/store/db.h"

#define SHRINK_PAGES 64 /* given back in one step: half a megabyte */
/* Free pages are used again: so many are kept, and one in so many. */
#define SHRINK_KEEP  128
#define SHRINK_SHARE 16
/* A file of so many bytes is written as a whole in less time than a commit may take. */
#define SHRINK_WHOLE_MOST (16 * 1024 * 1024)

/* The file, without what is still in the -wal. */
struct store_room {
	int64_t bytes, free; /* all of it, and what holds nothing */
	bool incremental;
	bool wasteful; /* more of it is free than is kept for later */
};
void store_room(Store *s, struct store_room *room);

/* One step; `more` if another one would do something. */
bool store_shrink(Store *s, bool *more, GError **error);

/* Writes the file as a whole, outside a transaction; from then on it shrinks in steps.
 * The copy is made meanwhile in `folder`, or in memory (NULL). */
bool store_compact(Store *s, const char *folder, GError **error);

#endif
