/* schedule: when a feed is due again.
 *
 * A feed has an interval: the user's, or that of its rhythm (src/model/rhythm). Then,
 * in this order,
 *
 *  - each failure in a row after the first doubles it, up to a day;
 *  - what the server and the document ask for is the least wait, up to a day, unless the
 *    interval is the user's (a Retry-After is kept apart: it always holds);
 *  - in hours and on days that the document names (skipHours, skipDays) it is not
 *    asked, for a week at the most, unless the interval is the user's.
 *
 * Feeds that were fetched together are spread over time: one waits for two thirds to the
 * whole of its interval (by its rhythm never under a quarter of an hour), or for one and
 * a half times what it asks for at the most. Where within that is its place, by
 * multiples of the golden ratio of its id, the day and its failures: neighbours are far
 * from each other, and none is the early one for ever. Of 1,000 feeds that were fetched
 * in one minute no later minute has more than three times its share, or 20; only among
 * feeds of 90 entries a day and more, whose interval is the shortest there is, do those of
 * one minute stay together. */
#ifndef LEDE_FEEDS_NET_SCHEDULE_H
#define LEDE_FEEDS_NET_SCHEDULE_H

#include "src/config/interval.h"

#include <stdbool.h>
#include <stdint.h>

#define SCHEDULE_LEAST (15 * 60)      /* seconds, by rhythm or failing */
#define SCHEDULE_MOST  (24 * 60 * 60) /* between tries, and of any wish */
#define SCHEDULE_SKIP_MOST                                                     \
	(7 * SCHEDULE_MOST) /* but for days that are skipped: a week */

#define SCHEDULE_ALL_HOURS 0xFFFFFFU
#define SCHEDULE_ALL_DAYS  0x7FU

/* A wish not to be asked for so many seconds; 0: none. */
struct schedule_wish {
	int64_t seconds;
	enum interval_why why;
};

/* What a document asks for. */
struct schedule_asks {
	struct schedule_wish wait; /* <ttl> or sy:updatePeriod */
	/* RSS 2.0 skipHours: bit n is the hour from n to n + 1, UTC; skipDays: bit n
	 * is a day, Sunday 0 */
	uint32_t skip_hours, skip_days;
};

/* A feed that was fetched, or could not be, at `now`. */
struct schedule {
	int64_t feed; /* its id */
	int64_t now;
	int64_t interval;
	bool own;     /* it is the user's */
	int failures; /* in a row, this one among them; 0: it was fetched */
	struct schedule_wish fresh; /* by the response's headers */
	struct schedule_asks asks;
};

/* When it is due, the interval that holds until then, and what decided that. */
struct scheduled {
	int64_t next, interval;
	enum interval_why why;
};

struct scheduled schedule_next(const struct schedule *s);

#endif
