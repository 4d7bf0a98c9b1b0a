#include "feeds/feed/polling.h"

#include "src/base/clock.h"

#include <string.h>

#define FREQUENCY_MOST 100000 /* updates in a period */

/* RSS 1.0, module syndication, updatePeriod: daily unless said. */
static int64_t period_of(const char *word)
{
	static const struct {
		const char *word;
		int64_t seconds;
	} periods[] = { { "hourly", CLOCK_HOUR },
			{ "daily", CLOCK_DAY },
			{ "weekly", 7 * CLOCK_DAY },
			{ "monthly", 30 * CLOCK_DAY },
			{ "yearly", 365 * CLOCK_DAY } };

	if (!word)
		return CLOCK_DAY;
	for (size_t i = 0; i < G_N_ELEMENTS(periods); i++)
		if (g_ascii_strcasecmp(word, periods[i].word) == 0)
			return periods[i].seconds;
	return 0;
}

/* The same, updateFrequency: so many times in a period, once unless said. */
static int64_t update_every(const struct choosing *c)
{
	const struct fact *period = choose_fact(c, FIELD_UPDATE_PERIOD, 0);
	const struct fact *times = choose_fact(c, FIELD_UPDATE_FREQUENCY, 0);
	int64_t n = times ? choose_number(times->value) : 1;

	if ((!period && !times) || n < 1 || n > FREQUENCY_MOST)
		return 0;
	return period_of(period ? period->value : NULL) / n;
}

/* RSS 2.0: 0 to 23; RSS 0.91 counts to 24, which is midnight. */
static int hour_of(const char *text)
{
	int64_t n = choose_number(text);

	return n >= 0 && n <= 24 ? (int)(n % 24) : -1;
}

static int day_of(const char *text)
{
	static const char *const days[] = { "Sunday",    "Monday",   "Tuesday",
					    "Wednesday", "Thursday", "Friday",
					    "Saturday" };

	for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
		if (g_ascii_strcasecmp(text, days[i]) == 0)
			return (int)i;
	return -1;
}

static uint32_t take_bits(const struct choosing *c, enum field field,
			  int (*read)(const char *text))
{
	uint32_t bits = 0;

	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];
		int bit = f->field == field && f->value ? read(f->value) : -1;

		if (bit >= 0)
			bits |= 1U << bit;
	}
	return bits;
}

void polling_take(const struct choosing *c, struct feed_about *f)
{
	f->ttl = choose_count(c, FIELD_TTL);
	f->update_every = update_every(c);
	f->skip_hours = take_bits(c, FIELD_SKIP_HOUR, hour_of);
	f->skip_days = take_bits(c, FIELD_SKIP_DAY, day_of);
}
