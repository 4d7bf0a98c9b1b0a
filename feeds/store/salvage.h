/* salvage: copies what can be read of a damaged store into a new one. */
#ifndef LEDE_FEEDS_STORE_SALVAGE_H
#define LEDE_FEEDS_STORE_SALVAGE_H

#include "src/store/db.h"

/* Copies sections, feeds, stories and their texts row by row from the file at
 * `damaged` into `into`, which is empty; rows that cannot be read are left out.
 * The search index, events and related lists are made again by background work.
 * `saved` is how many stories were copied. */
bool store_salvage(Store *into, const char *damaged, int64_t *saved,
		   GError **error);

#endif
