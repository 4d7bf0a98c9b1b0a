#include "feeds/net/schedule.h"

#include <glib.h>

#define TTL_MOST (24 * 60) /* minutes of a feed's own wish that are heard */
#define SPREAD   10        /* a tenth of the interval */

int64_t schedule_next(int64_t now, int64_t every, int64_t ttl, int failures,
		      int64_t feed)
{
	int64_t wait = MAX(every, MIN(ttl, TTL_MOST) * 60);

	/* each failure doubles the wait; a dead feed is asked once a day */
	for (int i = 1; i < failures && wait < SCHEDULE_ERROR_MOST; i++)
		wait *= 2;
	if (failures)
		wait = MIN(wait, MAX(SCHEDULE_ERROR_MOST, every));
	return now + wait + (feed * 7919) % MAX(wait / SPREAD, 1);
}
