/* mutes: hides the stories that the user's filters mute.
 *
 * A muted story is hidden for as long as it has a row in `muted`. Saved stories are
 * never muted. Nothing is deleted: when a mute is removed or its time has ended,
 * its stories are shown again. */
#ifndef LEDE_FEEDS_STORE_MUTES_H
#define LEDE_FEEDS_STORE_MUTES_H

#include "src/config/filters.h"
#include "src/store/db.h"

/* Hides and shows stories as the mutes that apply now say. */
bool store_mute(Store *s, const Filters *f, GError **error);
/* The same, unless these mutes were carried out within the hour: what they say of
 * times (since:3d) may be another by then, and of feeds, when one has another title or
 * section (store_mute_stale). */
bool store_mute_changed(Store *s, const Filters *f, GError **error);
/* What mutes name is another than before: the next store_mute_changed looks at all. */
bool store_mute_stale(Store *s, GError **error);
/* How many stories of feeds that are not removed are muted. */
int64_t store_count_muted(Store *s);
/* Hides those of these stories that are muted: new ones, and those whose text has
 * become known. */
bool store_mute_some(Store *s, const Filters *f, const int64_t *ids, guint n,
		     GError **error);

#endif
