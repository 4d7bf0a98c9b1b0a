/* interval: how often a feed is fetched, as a user sets it, and what decided it. */
#ifndef LEDE_SRC_CONFIG_INTERVAL_H
#define LEDE_SRC_CONFIG_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

#define INTERVAL_AUTO  (-1) /* by the feed's own rhythm (src/model/rhythm) */
#define INTERVAL_LEAST 60   /* seconds that a user may set */
#define INTERVAL_MOST  (365 * 24 * 60 * 60)

/* "auto", or a span (clock_span) within the bounds above; false for anything else,
 * and `out` is untouched. */
bool interval_read(const char *text, int64_t *out);

/* What decided when a feed is fetched next. Stored: numbers are never reused. */
enum interval_why {
	INTERVAL_NONE = 0,          /* it was not fetched yet */
	INTERVAL_RHYTHM = 1,        /* how often it publishes */
	INTERVAL_SETTING = 2,       /* the user's `every` */
	INTERVAL_TTL = 3,           /* RSS <ttl> */
	INTERVAL_SYNDICATION = 4,   /* sy:updatePeriod */
	INTERVAL_SKIP = 5,          /* RSS <skipHours>, <skipDays> */
	INTERVAL_CACHE_CONTROL = 6, /* max-age */
	INTERVAL_EXPIRES = 7,
	INTERVAL_FAILING = 8, /* back-off */
};

#endif
