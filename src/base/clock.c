#include "src/base/clock.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>

/* LEDE_NOW as read: seconds, times as fast, and since when (0: not tied). */
struct setting {
	int64_t at;
	int64_t speed;
	int64_t since_ms;
};

static bool setting(struct setting *s)
{
	const char *text = g_getenv("LEDE_NOW");
	char *end;

	*s = (struct setting){ 0 };
	if (!text)
		return false;
	s->at = g_ascii_strtoll(text, &end, 10);
	if (end == text)
		return false;
	if (*end == '*')
		s->speed = g_ascii_strtoll(end + 1, &end, 10);
	if (*end == '@')
		s->since_ms = g_ascii_strtoll(end + 1, &end, 10);
	return *end == '\0';
}

void clock_start(void)
{
	g_autofree char *text = NULL;
	struct setting s;

	if (!setting(&s) || !s.speed || s.since_ms)
		return;
	text = g_strdup_printf("%" PRId64 "*%" PRId64 "@%" PRId64, s.at,
			       s.speed, clock_mono_ms());
	g_setenv("LEDE_NOW", text, TRUE);
}

int64_t clock_now(void)
{
	struct setting s;

	if (!setting(&s))
		return g_get_real_time() / G_USEC_PER_SEC;
	if (!s.speed || !s.since_ms)
		return s.at;
	return s.at + (clock_mono_ms() - s.since_ms) * s.speed / 1000;
}

int64_t clock_mono_ms(void)
{
	return g_get_monotonic_time() / 1000;
}

char *clock_stamp(int64_t time)
{
	g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(time);

	return t ? g_date_time_format(t, "%Y-%m-%dT%H:%M:%SZ") : g_strdup("");
}

int64_t clock_span(const char *text)
{
	static const struct {
		char unit;
		int64_t seconds;
	} units[] = {
		{ '\0', 1 },         { 's', 1 },         { 'm', CLOCK_MINUTE },
		{ 'h', CLOCK_HOUR }, { 'd', CLOCK_DAY }, { 'w', 7 * CLOCK_DAY },
	};
	char *end;
	int64_t n;

	errno = 0;
	n = g_ascii_strtoll(text, &end, 10);
	if (end == text || n < 0 || errno || n > INT64_MAX / (8 * CLOCK_DAY))
		return -1;
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (*end == units[i].unit && (!*end || !end[1]))
			return n * units[i].seconds;
	return -1;
}
