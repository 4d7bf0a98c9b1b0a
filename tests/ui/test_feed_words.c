/* How a feed is fetched, in words: the same in JSON and on the screen. */
#include "src/base/clock.h"
#include "tests/suite.h"
#include "ui/output/feed_words.h"

#include <string.h>

#define NOW 1790000000

static const struct {
	enum interval_why why;
	int64_t interval;
	int failures;
	const char *want; /* of the interval */
} whys[] = {
	{ INTERVAL_NONE, 0, 0, NULL },
	{ INTERVAL_RHYTHM, 3600, 0, "auto: rhythm not known yet" },
	{ INTERVAL_SETTING, 3600, 0, "your setting" },
	{ INTERVAL_TTL, 21600, 0, "the feed asks for 6h (ttl)" },
	{ INTERVAL_SYNDICATION, 5400, 0,
	  "the feed asks for 90m (sy:updatePeriod)" },
	{ INTERVAL_SKIP, 21600, 0,
	  "the feed asks for a pause (skipHours, skipDays)" },
	{ INTERVAL_CACHE_CONTROL, 172800, 0,
	  "the server asks for 48h (Cache-Control)" },
	{ INTERVAL_EXPIRES, 50, 0, "the server asks for 1m (Expires)" },
	{ INTERVAL_FAILING, 3600, 1, "failing: 1 try" },
	{ INTERVAL_FAILING, 14400, 3, "failing: 3 tries" },
};

START_TEST(an_interval_has_a_reason)
{
	const struct feed f = { .why = whys[_i].why,
				.interval = whys[_i].interval,
				.failures = whys[_i].failures };
	g_autofree char *got = feed_words_interval(&f, NOW);

	ck_assert_pstr_eq(got, whys[_i].want);
}
END_TEST

static const struct {
	int64_t gap; /* of ten publications, the newest now */
	const char *want;
} rates[] = {
	{ 15 * CLOCK_MINUTE, "auto: about 81 a day" },
	{ CLOCK_HOUR, "auto: about 23 a day" },
	{ CLOCK_DAY, "auto: about 1 a day" },
	{ 3 * CLOCK_DAY, "auto: about 2 a week" },
	{ 20 * CLOCK_DAY, "auto: about 2 a month" },
	{ 100 * CLOCK_DAY, "auto: about 4 a year" },
	{ 1000 * CLOCK_DAY, "auto: silent for years" },
};

START_TEST(a_rhythm_is_said_as_a_rate)
{
	struct feed f = { .why = INTERVAL_RHYTHM, .interval = 3600 };
	g_autofree char *got = NULL;

	for (int i = 0; i < RHYTHM_KEPT; i++)
		rhythm_add(&f.recent, NOW - i * rates[_i].gap);
	got = feed_words_interval(&f, NOW);
	ck_assert_str_eq(got, rates[_i].want);
}
END_TEST

static const struct {
	struct feed feed;
	const char *want; /* its facts, with " · " between */
} facts[] = {
	{ { .status = 410, .interval = 3600, .why = INTERVAL_FAILING },
	  "not tried by itself · never good" },
	{ { 0 }, "next try now · never good" },
	{ { .next_fetch = NOW, .last_good = NOW - 7200 },
	  "next try now · last good 2h ago" },
	{ { .next_fetch = NOW + 1500,
	    .last_good = NOW - 60,
	    .interval = 3600,
	    .why = INTERVAL_SETTING },
	  "next try in 25m · every 1h, your setting · last good 1m ago" },
	{ { .next_fetch = NOW + 14000,
	    .last_good = NOW - 7200,
	    .interval = 14400,
	    .why = INTERVAL_FAILING,
	    .failures = 3 },
	  "next try in 4h · every 4h, failing: 3 tries · last good 2h ago" },
	{ { .next_fetch = NOW + 7200,
	    .not_before = NOW + 7200,
	    .interval = 3600,
	    .why = INTERVAL_FAILING,
	    .failures = 1 },
	  "waits 2h, as its server asks (Retry-After) · "
	  "every 1h, failing: 1 try · never good" },
	{ { .next_fetch = NOW + 9000, .not_before = NOW + 7200 },
	  "next try in 3h · never good" },
	{ { .paused = true, .next_fetch = NOW, .last_good = NOW - 7200 },
	  "last good 2h ago" },
	{ { .next_fetch = NOW,
	    .last_good = NOW - 7200,
	    .moved = "https://new.example/feed",
	    .moves = 1 },
	  "next try now · last good 2h ago · moved to new.example/feed "
	  "(1 of 3)" },
};

START_TEST(how_it_is_fetched_is_said)
{
	g_autoptr(GPtrArray) all = feed_words_facts(&facts[_i].feed, NOW);
	g_autofree char *got = NULL;

	g_ptr_array_add(all, NULL);
	got = g_strjoinv(" · ", (char **)all->pdata);
	ck_assert_str_eq(got, facts[_i].want);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("feed_words");
	TCase *t = tcase_create("feed_words");

	SUITE_LOOP(t, an_interval_has_a_reason, whys);
	SUITE_LOOP(t, a_rhythm_is_said_as_a_rate, rates);
	SUITE_LOOP(t, how_it_is_fetched_is_said, facts);
	suite_add_tcase(s, t);
	return suite_run(s);
}
