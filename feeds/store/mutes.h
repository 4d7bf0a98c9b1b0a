/* mutes: stories that the reader's mutes hide.
 *
 * A muted story is hidden for as long as it has a row in `muted`; what was
 * saved is never muted. Nothing is lost: a mute that is gone, or whose time is
 * over, shows them again. */
#ifndef LEDE_FEEDS_STORE_MUTES_H
#define LEDE_FEEDS_STORE_MUTES_H

#include "src/config/filters.h"
#include "src/store/db.h"

/* Brings all stories in line with the mutes that count at `now`. */
bool store_mute(Store *s, const Filters *f, int64_t now, GError **error);
/* The same for these stories: those that have just come, or whose text is now
 * known. Only hides. */
bool store_mute_some(Store *s, const Filters *f, int64_t now,
		     const int64_t *ids, guint n, GError **error);

#endif
