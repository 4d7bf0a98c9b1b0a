#include "feeds/net/schedule.h"

#include <glib.h>

#define TTL_MOST (24 * 60) /* minutes of a <ttl> that are honoured */
#define SPREAD   10        /* a tenth of the interval */

int64_t schedule_next(const struct schedule *s)
{
	int64_t wait = MAX(s->every, MIN(s->ttl, TTL_MOST) * 60);

	/* each failure doubles the wait; a dead feed is tried once a day */
	for (int i = 1; i < s->failures && wait < SCHEDULE_ERROR_MOST; i++)
		wait *= 2;
	if (s->failures)
		wait = MIN(wait, MAX(SCHEDULE_ERROR_MOST, s->every));
	return s->now + wait + (s->feed * 7919) % MAX(wait / SPREAD, 1);
}
