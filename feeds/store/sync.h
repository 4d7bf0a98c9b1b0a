/* sync: the store brought in line with the user's subscriptions. */
#ifndef LEDE_FEEDS_STORE_SYNC_H
#define LEDE_FEEDS_STORE_SYNC_H

#include "src/config/subs.h"
#include "src/store/db.h"

/* Inserts new feeds and sections, hides feeds that are no longer subscribed to
 * with their stories (removed at `now`), shows those that are again, and moves
 * those whose address has changed (store_moving). `order` names the sections
 * that go first, separated by semicolons; NULL for none. Subscriptions that the
 * store was brought in line with last cost one look. */
bool store_sync(Store *s, const Subs *subs, const char *order, int64_t now,
		GError **error);

/* The user's interval for all feeds that have none of their own, or INTERVAL_AUTO. Where
 * it is another than before, a shorter one holds at once. */
bool store_set_every(Store *s, int64_t every, GError **error);

/* Notes that a feed is about to get another address; outside a transaction. Then
 * the subscriptions are written, and the next store_sync that finds `to` among
 * them and not `from` gives the row its new address, with all its stories. To
 * end at any point between loses nothing. */
bool store_moving(Store *s, const char *from, const char *to, GError **error);

#endif
