/* schedule: when a feed is next due. */
#ifndef LEDE_FEEDS_NET_SCHEDULE_H
#define LEDE_FEEDS_NET_SCHEDULE_H

#include <stdint.h>

#define SCHEDULE_ERROR_MOST (24 * 60 * 60) /* seconds between tries, failing */

/* The next time to ask a feed that was asked at `now`.
 *
 *   every     the interval that holds for it, seconds
 *   ttl       what the feed asks for, minutes; 0 for nothing
 *   failures  in a row, this one among them; 0 after a good answer
 *   feed      spreads feeds that are asked together over a tenth of their
 *             interval, always in the same way */
int64_t schedule_next(int64_t now, int64_t every, int64_t ttl, int failures,
		      int64_t feed);

#endif
