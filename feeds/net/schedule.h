/* schedule: when a feed is due again. */
#ifndef LEDE_FEEDS_NET_SCHEDULE_H
#define LEDE_FEEDS_NET_SCHEDULE_H

#include <stdint.h>

#define SCHEDULE_ERROR_MOST (24 * 60 * 60) /* seconds between tries, failing */

/* A feed that was fetched, or could not be, at `now`. */
struct schedule {
	int64_t now;
	int64_t every; /* the interval that holds for it, seconds */
	int64_t ttl;   /* what the feed asks for, minutes; 0 for nothing */
	int failures;  /* in a row, this one among them; 0: it was fetched */
	int64_t feed;  /* its id: spreads feeds that are fetched together over a
			* tenth of their interval, always in the same way */
};

/* The next time to fetch it. */
int64_t schedule_next(const struct schedule *s);

#endif
