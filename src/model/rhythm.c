#include "src/model/rhythm.h"

#include "src/base/clock.h"

#include <glib.h>
#include <math.h>

#define ASSUMED      0.25 /* publications, in */
#define ASSUMED_SPAN (30 * CLOCK_MINUTE)
#define ONE_A_DAY    (5 * CLOCK_HOUR) /* interval of a feed of one a day */
#define POWER        (2.0 / 3)

struct rhythm rhythm_read(const char *text)
{
	struct rhythm r = { 0 };
	char *end;

	for (; text && r.n < RHYTHM_KEPT; text = end) {
		int64_t time = g_ascii_strtoll(text, &end, 10);

		if (end == text || time <= 0)
			break;
		rhythm_add(&r, time);
	}
	return r;
}

char *rhythm_text(const struct rhythm *r)
{
	GString *text;

	if (r->n == 0)
		return NULL;
	text = g_string_new(NULL);
	for (int i = 0; i < r->n; i++)
		g_string_append_printf(text, "%s%" G_GINT64_FORMAT,
				       i ? " " : "", r->at[i]);
	return g_string_free(text, FALSE);
}

bool rhythm_add(struct rhythm *r, int64_t time)
{
	int at = 0;

	while (at < r->n && r->at[at] > time)
		at++;
	if (at == RHYTHM_KEPT ||
	    (at > 0 && r->at[at - 1] - time < RHYTHM_BATCH) ||
	    (at < r->n && time - r->at[at] < RHYTHM_BATCH))
		return false;
	r->n = MIN(r->n + 1, RHYTHM_KEPT);
	for (int i = r->n - 1; i > at; i--)
		r->at[i] = r->at[i - 1];
	r->at[at] = time;
	return true;
}

/* The oldest counts as the beginning of the span, and in part as an entry of it. */
double rhythm_per_day(const struct rhythm *r, int64_t now)
{
	double span = ASSUMED_SPAN, n = ASSUMED;

	if (r->n) {
		span += (double)MAX(now - r->at[r->n - 1], 0);
		n += r->n - 1;
	}
	return n / span * CLOCK_DAY;
}

int64_t rhythm_interval(const struct rhythm *r, int64_t now)
{
	double seconds = ONE_A_DAY / pow(rhythm_per_day(r, now), POWER);

	if (r->n == 0)
		return RHYTHM_UNKNOWN;
	return (int64_t)CLAMP(seconds, RHYTHM_LEAST, RHYTHM_MOST);
}
