/* How often a feed publishes, from a few times, and how often it is fetched. */
#include "src/base/clock.h"
#include "src/config/interval.h"
#include "src/model/rhythm.h"
#include "tests/suite.h"

#define NOW 1790000000

/* `n` publications, the newest `silence` seconds ago. */
static struct rhythm made(int n, int64_t gap, int64_t silence)
{
	struct rhythm r = { 0 };

	for (int i = n - 1; i >= 0; i--)
		rhythm_add(&r, NOW - silence - i * gap);
	return r;
}

static const struct {
	const char *what;
	int n;
	int64_t gap, silence, least, most; /* of the interval */
} rates[] = {
	{ "nothing known: an hour", 0, 0, 0, CLOCK_HOUR, CLOCK_HOUR },
	{ "96 a day", 40, 15 * CLOCK_MINUTE, 60, 15 * CLOCK_MINUTE,
	  17 * CLOCK_MINUTE },
	{ "40 a day", 40, 36 * CLOCK_MINUTE, 600, 15 * CLOCK_MINUTE,
	  30 * CLOCK_MINUTE },
	{ "24 a day", 40, CLOCK_HOUR, 1800, 30 * CLOCK_MINUTE,
	  40 * CLOCK_MINUTE },
	{ "one a day", 40, CLOCK_DAY, CLOCK_DAY / 2, 4 * CLOCK_HOUR,
	  6 * CLOCK_HOUR },
	{ "one a week: once or twice a day", 40, 7 * CLOCK_DAY, 3 * CLOCK_DAY,
	  12 * CLOCK_HOUR, 24 * CLOCK_HOUR },
	{ "one a month", 40, 30 * CLOCK_DAY, CLOCK_DAY, CLOCK_DAY, CLOCK_DAY },
	{ "one publication alone, just now", 1, 0, 0, 55 * CLOCK_MINUTE,
	  CLOCK_HOUR },
	{ "one alone, long ago", 1, 0, 90 * CLOCK_DAY, CLOCK_DAY, CLOCK_DAY },
	{ "it was busy, and has been silent for a year", 40, CLOCK_HOUR,
	  365 * CLOCK_DAY, CLOCK_DAY, CLOCK_DAY },
	{ "all within a batch are one", 40, 7, 0, 55 * CLOCK_MINUTE,
	  70 * CLOCK_MINUTE },
};

START_TEST(the_interval_follows_the_rate)
{
	struct rhythm r = made(rates[_i].n, rates[_i].gap, rates[_i].silence);
	int64_t interval = rhythm_interval(&r, NOW);

	ck_assert_msg(interval >= rates[_i].least && interval <= rates[_i].most,
		      "%s: %d s", rates[_i].what, (int)interval);
}
END_TEST

START_TEST(a_silent_feed_is_asked_less_and_less)
{
	struct rhythm r = made(10, CLOCK_HOUR, 0);
	int64_t before = 0, n = 0;

	for (int64_t hours = 0; hours < 2000; hours += 5) {
		int64_t interval = rhythm_interval(&r, NOW + hours * 3600);

		ck_assert_int_ge(interval, before);
		ck_assert_int_ge(interval, RHYTHM_LEAST);
		ck_assert_int_le(interval, RHYTHM_MOST);
		n += interval > before;
		before = interval;
	}
	ck_assert_int_gt(n, 100);
	/* and a clock that was set back harms nothing */
	ck_assert_int_ge(rhythm_interval(&r, NOW - 900 * CLOCK_DAY),
			 RHYTHM_LEAST);
}
END_TEST

START_TEST(a_feed_that_wakes_is_known_after_ten_entries)
{
	struct rhythm r = made(10, 30 * CLOCK_DAY, 0);
	int64_t now = NOW;

	ck_assert_int_eq(rhythm_interval(&r, now), CLOCK_DAY);
	for (int i = 0; i < RHYTHM_KEPT; i++)
		ck_assert(rhythm_add(&r, now += CLOCK_HOUR));
	ck_assert_int_lt(rhythm_interval(&r, now), 40 * CLOCK_MINUTE);
}
END_TEST

START_TEST(the_newest_are_kept_in_any_order)
{
	struct rhythm r = made(5, CLOCK_DAY, 0);

	ck_assert_int_eq(r.n, 5);
	ck_assert(rhythm_add(&r, NOW - CLOCK_DAY / 2));     /* between two */
	ck_assert(!rhythm_add(&r, NOW + RHYTHM_BATCH - 1)); /* of a batch */
	ck_assert(!rhythm_add(&r, NOW - RHYTHM_BATCH + 1));
	ck_assert(rhythm_add(&r, NOW + RHYTHM_BATCH));
	ck_assert_int_eq(r.n, 7);
	ck_assert_int_eq(r.at[0], NOW + RHYTHM_BATCH);
	ck_assert_int_eq(r.at[2], NOW - CLOCK_DAY / 2);
}
END_TEST

START_TEST(what_is_stored_is_what_is_read)
{
	struct rhythm r = made(5, CLOCK_DAY, 0), read;
	g_autofree char *text = NULL;

	for (int i = 0; i < 10; i++)
		rhythm_add(&r, NOW + (i + 1) * CLOCK_DAY);
	ck_assert_int_eq(r.n, RHYTHM_KEPT);
	ck_assert_int_eq(r.at[9], NOW + CLOCK_DAY);
	ck_assert(!rhythm_add(&r, NOW)); /* older than all */
	text = rhythm_text(&r);
	read = rhythm_read(text);
	ck_assert_mem_eq(&read, &r, sizeof r);
}
END_TEST

START_TEST(what_is_no_list_of_times_is_none)
{
	static const char *const texts[] = {
		NULL, "", "x", "-5", "0 0", "99999999999999999999"
	};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct rhythm r = rhythm_read(texts[i]);

		ck_assert_int_ge(rhythm_interval(&r, NOW), RHYTHM_LEAST);
		ck_assert_int_le(rhythm_interval(&r, NOW), RHYTHM_MOST);
	}
	ck_assert_ptr_null(rhythm_text(&(struct rhythm){ 0 }));
}
END_TEST

static const struct {
	const char *text;
	int64_t want; /* 0: refused */
} settings[] = {
	{ "auto", INTERVAL_AUTO },
	{ "15m", 900 },
	{ "60", 60 },
	{ "365d", INTERVAL_MOST },
	{ "59s", 0 },
	{ "366d", 0 },
	{ "Auto", 0 },
	{ "-1", 0 },
	{ "", 0 },
	{ "soon", 0 },
};

START_TEST(an_interval_is_a_span_or_auto)
{
	int64_t got = 0;

	ck_assert_msg(interval_read(settings[_i].text, &got) ==
			      (settings[_i].want != 0),
		      "%s", settings[_i].text);
	ck_assert_int_eq(got, settings[_i].want);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("rhythm");
	TCase *t = tcase_create("rhythm");

	SUITE_LOOP(t, the_interval_follows_the_rate, rates);
	tcase_add_test(t, a_silent_feed_is_asked_less_and_less);
	tcase_add_test(t, a_feed_that_wakes_is_known_after_ten_entries);
	tcase_add_test(t, the_newest_are_kept_in_any_order);
	tcase_add_test(t, what_is_stored_is_what_is_read);
	tcase_add_test(t, what_is_no_list_of_times_is_none);
	SUITE_LOOP(t, an_interval_is_a_span_or_auto, settings);
	suite_add_tcase(s, t);
	return suite_run(s);
}
