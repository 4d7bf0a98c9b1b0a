/* salvage: what can be read of a damaged store, into a new one. */
#ifndef LEDE_FEEDS_STORE_SALVAGE_H
#define LEDE_FEEDS_STORE_SALVAGE_H

#include "src/store/db.h"

/* Copies sections, feeds, stories and their texts row by row from the file at
 * `damaged` into `into`, which is empty; a row that cannot be read is left
 * out. Search, events and sidebars are made again by idle work. `saved` counts
 * stories. */
bool store_salvage(Store *into, const char *damaged, int64_t *saved,
		   GError **error);

#endif
