#include "feeds/net/schedule.h"

#include "src/base/clock.h"

#include <glib.h>
#include <math.h>

#define GOLDEN    0.6180339887498949 /* the fractional part of the golden ratio */
#define EPOCH_DAY 4                  /* 1970-01-01 was a Thursday */

/* From 0 to 1: the place of a feed among all. Multiples of the golden ratio are evenly
 * distributed, however many there are; and as a feed keeps its place for a day, its
 * turns drift away from those of its neighbours by the same step each time. */
static double place_of(const struct schedule *s)
{
	int64_t turn = s->now / CLOCK_DAY + s->failures;
	double x = (double)(s->feed % 1000003) * GOLDEN +
		   (double)(turn % 1000003) * GOLDEN * GOLDEN;

	return x - floor(x);
}

/* A part of a span: nothing to all of it. */
static int64_t part_of(const struct schedule *s, int64_t span)
{
	return (int64_t)((double)span * place_of(s));
}

/* Before what others ask for. */
static struct scheduled schedule_own(const struct schedule *s)
{
	struct scheduled d = { .interval = s->interval };
	int64_t least, spread;

	d.why = s->own ? INTERVAL_SETTING : INTERVAL_RHYTHM;
	for (int i = 1; i < s->failures && d.interval < SCHEDULE_MOST; i++)
		d.interval *= 2;
	if (s->failures) {
		d.interval = MIN(d.interval, MAX(SCHEDULE_MOST, s->interval));
		d.why = INTERVAL_FAILING;
	}
	least = s->own ? 0 : MIN(SCHEDULE_LEAST, d.interval);
	spread = MIN(d.interval / 3, d.interval - least);
	d.next = s->now + d.interval - part_of(s, spread);
	return d;
}

/* What is asked for is the least, and so the spread is added. */
static void wait_longer(const struct schedule *s, struct schedule_wish wish,
			struct scheduled *d)
{
	int64_t wait = MIN(wish.seconds, SCHEDULE_MOST);

	if (wait <= 0 || s->now + wait <= d->next)
		return;
	d->next = s->now + MIN(wait + part_of(s, wait / 2), SCHEDULE_MOST);
	d->interval = wait;
	d->why = wish.why;
}

/* Whoever names all hours, or all days, has misunderstood: nothing is skipped. */
static bool is_skipped(const struct schedule_asks *a, int64_t time)
{
	int64_t day = time / CLOCK_DAY + EPOCH_DAY;
	int64_t hour = time % CLOCK_DAY / CLOCK_HOUR;

	return (a->skip_hours != SCHEDULE_ALL_HOURS &&
		a->skip_hours >> hour & 1) ||
	       (a->skip_days != SCHEDULE_ALL_DAYS &&
		a->skip_days >> day % 7 & 1);
}

/* To the first hour that is not skipped, and there to the feed's place in its
 * first half. */
static void skip_hours(const struct schedule *s, struct scheduled *d)
{
	int64_t most = MAX(s->now + SCHEDULE_SKIP_MOST, d->next);
	int64_t hour = d->next - d->next % CLOCK_HOUR;

	if (!is_skipped(&s->asks, d->next))
		return;
	while (hour <= most && is_skipped(&s->asks, hour))
		hour += CLOCK_HOUR;
	d->next = MIN(hour + part_of(s, CLOCK_HOUR / 2), most);
	d->interval = d->next - s->now;
	d->why = INTERVAL_SKIP;
}

struct scheduled schedule_next(const struct schedule *s)
{
	struct scheduled d = schedule_own(s);

	if (s->own)
		return d;
	wait_longer(s, s->asks.wait, &d);
	wait_longer(s, s->fresh, &d);
	skip_hours(s, &d);
	return d;
}
