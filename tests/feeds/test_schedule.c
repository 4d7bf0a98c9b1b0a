/* When a feed is fetched next: back-off, what servers and documents ask for, and that
 * feeds which were fetched together are not fetched together again. */
#include "feeds/net/freshness.h"
#include "feeds/net/schedule.h"
#include "src/base/clock.h"
#include "tests/suite.h"

#include <glib.h>

#define NOW   1790000000 /* Monday, 21 September 2026, 14:13:20 UTC */
#define FEEDS 1000

static int64_t wait_of(struct schedule s)
{
	s.now = s.now ? s.now : NOW;
	return schedule_next(&s).next - s.now;
}

static int64_t failing(int64_t feed, int64_t interval, bool own, int failures)
{
	return wait_of((struct schedule){ .feed = feed,
					  .interval = interval,
					  .own = own,
					  .failures = failures });
}

START_TEST(failing_feeds_are_asked_less_often)
{
	int64_t before = 0;

	for (int failures = 1; failures < 30; failures++) {
		int64_t whole =
			MIN((int64_t)CLOCK_HOUR << MIN(failures - 1, 20),
			    (int64_t)SCHEDULE_MOST);
		int64_t wait =
			wait_of((struct schedule){ .feed = _i,
						   .interval = CLOCK_HOUR,
						   .failures = failures });

		ck_assert_int_ge(wait, whole * 2 / 3);
		ck_assert_int_le(wait, whole);
		if (whole < SCHEDULE_MOST)
			ck_assert_int_ge(wait, before);
		before = wait;
	}
}
END_TEST

START_TEST(two_that_fail_do_not_return_together)
{
	int64_t hour = CLOCK_HOUR;

	/* the jitter of two feeds, or of two failures, is not the same */
	ck_assert_int_ne(failing(_i, hour, false, 3),
			 failing(_i + 1, hour, false, 3));
	ck_assert_int_ne(failing(_i, hour, false, 8),
			 failing(_i, hour, false, 9));
}
END_TEST

START_TEST(an_interval_of_the_users_is_never_shortened_by_failures)
{
	int64_t week = 7 * CLOCK_DAY;

	ck_assert_int_ge(failing(7, week, true, 1), week * 2 / 3);
	ck_assert_int_ge(failing(7, week, true, 9), week * 2 / 3);
	ck_assert_int_le(failing(7, week, true, 9), week);
	/* nor is one of five minutes made a quarter of an hour */
	ck_assert_int_le(failing(7, 300, true, 0), 300);
}
END_TEST

static const struct {
	const char *what;
	struct schedule s;
	int64_t least, most; /* of the wait */
	enum interval_why why;
} wishes[] = {
	{ "no wish", { .interval = 3600 }, 2400, 3600, INTERVAL_RHYTHM },
	{ "never under a quarter of an hour",
	  { .interval = 900 },
	  900,
	  900,
	  INTERVAL_RHYTHM },
	{ "a longer ttl",
	  { .interval = 3600, .asks.wait = { 10800, INTERVAL_TTL } },
	  10800,
	  16200,
	  INTERVAL_TTL },
	{ "a shorter one",
	  { .interval = 3600, .asks.wait = { 1800, INTERVAL_TTL } },
	  2400,
	  3600,
	  INTERVAL_RHYTHM },
	{ "of a year", /* a day at most */
	  { .interval = 3600, .asks.wait = { 31536000, INTERVAL_TTL } },
	  86400,
	  86400,
	  INTERVAL_TTL },
	{ "nonsense",
	  { .interval = 3600, .asks.wait = { -5, INTERVAL_TTL } },
	  2400,
	  3600,
	  INTERVAL_RHYTHM },
	{ "max-age beside a shorter ttl",
	  { .interval = 900,
	    .asks.wait = { 3600, INTERVAL_TTL },
	    .fresh = { 7200, INTERVAL_CACHE_CONTROL } },
	  7200,
	  10800,
	  INTERVAL_CACHE_CONTROL },
	{ "and beside a longer one",
	  { .interval = 900,
	    .asks.wait = { 14400, INTERVAL_SYNDICATION },
	    .fresh = { 7200, INTERVAL_EXPIRES } },
	  14400,
	  21600,
	  INTERVAL_SYNDICATION },
	{ "the user's own interval wins",
	  { .interval = 3600,
	    .own = true,
	    .asks = { { 10800, INTERVAL_TTL }, 0xFFFFFE, 0x7E },
	    .fresh = { 7200, INTERVAL_EXPIRES } },
	  2400,
	  3600,
	  INTERVAL_SETTING },
	{ "it is also the least while the feed fails",
	  { .interval = 900,
	    .failures = 1,
	    .asks.wait = { 3600, INTERVAL_TTL } },
	  3600,
	  5400,
	  INTERVAL_TTL },
	/* 14:53 to 15:13 would be the time; 13 to 17 is skipped */
	{ "skipHours: at 18, 3 h 46 min 40 s from now",
	  { .interval = 3600, .asks.skip_hours = 0x3E000 },
	  13600,
	  15400,
	  INTERVAL_SKIP },
	{ "an hour that is over matters no more",
	  { .interval = 3600, .asks.skip_hours = 0x1FFF },
	  2400,
	  3600,
	  INTERVAL_RHYTHM },
	{ "all hours are nonsense",
	  { .interval = 3600, .asks.skip_hours = SCHEDULE_ALL_HOURS },
	  2400,
	  3600,
	  INTERVAL_RHYTHM },
	{ "skipDays Monday: on Tuesday, 9 h 46 min 40 s from now",
	  { .interval = 3600, .asks.skip_days = 2 },
	  35200,
	  37000,
	  INTERVAL_SKIP },
	{ "skipDays Tuesday",
	  { .interval = 3600, .asks.skip_days = 4 },
	  2400,
	  3600,
	  INTERVAL_RHYTHM },
	{ "skipDays Monday to Wednesday: on Thursday",
	  { .interval = 3600, .asks.skip_days = 14 },
	  208000,
	  209800,
	  INTERVAL_SKIP },
	{ "all days are nonsense",
	  { .interval = 3600, .asks.skip_days = SCHEDULE_ALL_DAYS },
	  2400,
	  3600,
	  INTERVAL_RHYTHM },
};

START_TEST(what_is_asked_for_is_the_least)
{
	for (int64_t feed = 1; feed < 50; feed++) {
		struct schedule s = wishes[_i].s;
		struct scheduled d;

		s.now = NOW;
		s.feed = feed;
		d = schedule_next(&s);
		ck_assert_msg(d.next >= NOW + wishes[_i].least &&
				      d.next <= NOW + wishes[_i].most,
			      "%s: %d s", wishes[_i].what, (int)(d.next - NOW));
		ck_assert_msg(d.why == wishes[_i].why, "%s: why %d",
			      wishes[_i].what, (int)d.why);
	}
}
END_TEST

/* Feeds of the same interval, fetched within a minute: a day of requests, when each
 * is fetched as soon as it is due. The most in any minute, and the mean. */
static int burst(struct schedule s, double *mean)
{
	static int64_t due[FEEDS];
	int counts[CLOCK_DAY / CLOCK_MINUTE] = { 0 }, most = 0, all = 0;

	for (int i = 0; i < FEEDS; i++)
		due[i] = NOW + i % CLOCK_MINUTE;
	for (int i = 0; i < FEEDS; i++)
		while (due[i] < NOW + CLOCK_DAY) {
			int64_t minute = (due[i] - NOW) / CLOCK_MINUTE;

			counts[minute]++;
			s.feed = i + 1;
			s.now = due[i];
			due[i] = schedule_next(&s).next;
		}
	for (size_t i = 1; i < G_N_ELEMENTS(counts); i++) {
		most = MAX(most, counts[i]);
		all += counts[i];
	}
	*mean = all / 1439.0; /* minutes of a day but the first */
	return most;
}

static const struct schedule together[] = {
	{ .interval = 30 * CLOCK_MINUTE },
	{ .interval = CLOCK_HOUR },
	{ .interval = CLOCK_HOUR, .own = true },
	{ .interval = 4 * CLOCK_HOUR },
	{ .interval = CLOCK_DAY },
	{ .interval = CLOCK_HOUR, .failures = 1 },
	{ .interval = 1800, .asks.wait = { 3600, INTERVAL_TTL } },
};

START_TEST(no_minute_has_a_burst)
{
	double mean;
	int most = burst(together[_i], &mean);

	ck_assert_msg(most <= MAX(3 * mean, 20), "%d: %d, and %g is the mean",
		      _i, most, mean);
}
END_TEST

static const struct {
	const char *cache_control, *expires, *date, *age;
	int64_t want;
	enum interval_why why;
} responses[] = {
	{ NULL, NULL, NULL, NULL, 0, 0 },
	{ "max-age=3600", NULL, NULL, NULL, 3600, INTERVAL_CACHE_CONTROL },
	{ "public, MAX-AGE=\"600\"", NULL, NULL, NULL, 600,
	  INTERVAL_CACHE_CONTROL },
	{ "max-age=3600", NULL, NULL, "1000", 2600, INTERVAL_CACHE_CONTROL },
	{ "max-age=3600", NULL, NULL, "5000", 0, 0 },
	{ "max-age=3600", NULL, NULL, "old", 3600, INTERVAL_CACHE_CONTROL },
	{ "max-age=3600, no-cache", NULL, NULL, NULL, 0, 0 },
	{ "no-store, max-age=3600", NULL, NULL, NULL, 0, 0 },
	{ "max-age=0", "Mon, 21 Sep 2026 18:00:00 GMT", NULL, NULL, 0, 0 },
	{ "max-age=60, max-age=7200", NULL, NULL, NULL, 60,
	  INTERVAL_CACHE_CONTROL },
	{ "max-age=99999999999999999999", NULL, NULL, NULL, G_MAXINT32,
	  INTERVAL_CACHE_CONTROL },
	{ "max-age=soon", NULL, NULL, NULL, 0, 0 },
	{ "max-age=-5", NULL, NULL, NULL, 0, 0 },
	{ "max-age=", NULL, NULL, NULL, 0, 0 },
	{ "s-maxage=3600", NULL, NULL, NULL, 0, 0 }, /* for proxies */
	{ "s-maxage=3600", "Mon, 21 Sep 2026 15:13:20 GMT", NULL, NULL, 3600,
	  INTERVAL_EXPIRES },
	{ NULL, "Mon, 21 Sep 2026 15:13:20 GMT", NULL, NULL, 3600,
	  INTERVAL_EXPIRES },
	/* by the server's clock, which is wrong by years */
	{ NULL, "Mon, 01 Jan 2001 02:00:00 GMT",
	  "Mon, 01 Jan 2001 00:00:00 GMT", "60", 7140, INTERVAL_EXPIRES },
	{ NULL, "0", NULL, NULL, 0, 0 },
	{ NULL, "-1", NULL, NULL, 0, 0 },
	{ NULL, "Mon, 21 Sep 2026 12:00:00 GMT", NULL, NULL, 0, 0 },
	{ "max-age=100", "Mon, 21 Sep 2026 18:00:00 GMT", NULL, NULL, 100,
	  INTERVAL_CACHE_CONTROL },
};

START_TEST(a_response_stays_current_as_long_as_it_says)
{
	struct freshness f = { responses[_i].cache_control,
			       responses[_i].expires, responses[_i].date,
			       responses[_i].age };
	enum interval_why why;

	ck_assert_int_eq(freshness_left(&f, NOW, &why), responses[_i].want);
	if (responses[_i].want)
		ck_assert_int_eq(why, responses[_i].why);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("schedule");
	TCase *t = tcase_create("schedule");

	tcase_add_loop_test(t, failing_feeds_are_asked_less_often, 1, 20);
	tcase_add_loop_test(t, two_that_fail_do_not_return_together, 1, 20);
	tcase_add_test(t,
		       an_interval_of_the_users_is_never_shortened_by_failures);
	SUITE_LOOP(t, what_is_asked_for_is_the_least, wishes);
	SUITE_LOOP(t, no_minute_has_a_burst, together);
	SUITE_LOOP(t, a_response_stays_current_as_long_as_it_says, responses);
	suite_add_tcase(s, t);
	return suite_run(s);
}
