/* schema: the tables of the store, and the steps from each version of them to
 * the next. */
#ifndef LEDE_SRC_STORE_SCHEMA_H
#define LEDE_SRC_STORE_SCHEMA_H

#include <stdbool.h>

#define SCHEMA_VERSION 12 /* PRAGMA user_version of an up-to-date store */

/* Finds the publishers of all feeds: by the host of the site, and by the title where the
 * feed's own address says nothing of who publishes. */
#define FEED_PUBLISHER_SQL                                                     \
	"UPDATE feed SET publisher = publisher_of(site) || CASE WHEN"          \
	" publisher_of(url) IS NULL THEN ' ' || title ELSE '' END"

/* The titles of all feeds in short (src/model/source_name), and what feeds are called
 * that the user gave no name: that, unless two would be called the same; then both have
 * their titles. */
#define FEED_SHORT_SQL                                                         \
	"UPDATE feed SET short = source_name(title, coalesce(site, url))"
#define FEED_LABEL_SQL                                                         \
	"UPDATE feed SET label = CASE WHEN short COLLATE NOCASE IN (SELECT"    \
	" coalesce(name, short) COLLATE NOCASE FROM feed WHERE removed = 0"    \
	" GROUP BY 1 HAVING count(*) > 1) THEN title ELSE short END"

struct sqlite3;

/* Brings the tables from `version` (0: an empty file) to the next one. A step
 * once released is never changed: stores out there have run it. What a step adds
 * and a repair is to keep has its place in feeds/store/salvage.
 *
 * Neither begins nor ends a transaction, nor sets user_version. False when a
 * statement failed; sqlite3_errmsg(db) says why. */
bool schema_step(struct sqlite3 *db, int version);

#endif
