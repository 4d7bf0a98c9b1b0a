/* schema: the tables of the store, and the steps from each version of them to
 * the next. */
#ifndef LEDE_SRC_STORE_SCHEMA_H
#define LEDE_SRC_STORE_SCHEMA_H

#include <stdbool.h>

#define SCHEMA_VERSION 10 /* PRAGMA user_version of an up-to-date store */

/* Finds the publishers of all feeds: by the host of the site, and by the title where the
 * feed's own address says nothing of who publishes. */
#define FEED_PUBLISHER_SQL                                                     \
	"UPDATE feed SET publisher = publisher_of(site) || CASE WHEN"          \
	" publisher_of(url) IS NULL THEN ' ' || title ELSE '' END"

struct sqlite3;

/* Brings the tables from `version` (0: an empty file) to the next one. A step
 * once released is never changed: stores out there have run it. What a step adds
 * and a repair is to keep has its place in feeds/store/salvage.
 *
 * Neither begins nor ends a transaction, nor sets user_version. False when a
 * statement failed; sqlite3_errmsg(db) says why. */
bool schema_step(struct sqlite3 *db, int version);

#endif
