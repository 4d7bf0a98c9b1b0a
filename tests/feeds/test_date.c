/* The dates that feeds write, to seconds. */
#include "feeds/text/date.h"

#include <check.h>
#include <stdlib.h>

static const struct {
	const char *text;
	bool ok;
	int64_t want;
} cases[] = {
	/* RFC 3339, W3C and ISO 8601 */
	{ "1970-01-01T00:00:00Z", true, 0 },
	{ " 2000-02-29T12:00:00+01:00 ", true, 951822000 },
	{ "2000-02-29 12:00", true, 951825600 },
	{ "2003", true, 1041379200 },
	{ "2003-12", true, 1070236800 },
	{ "2003-12-31", true, 1072828800 },
	{ "20031231T101455Z", true, 1072865695 },
	{ "2003-365", true, 1072828800 },
	{ "2003-0102", true, 1041465600 },
	{ "03-12-31", true, 1072828800 },
	{ "031231", true, 1072828800 },
	{ "-0312", true, 1070236800 },
	{ "2003-12-31T10:14:55.75z", true, 1072865695 },
	{ "2003-12-31T24:00:00Z", true, 1072915200 },
	{ "2003-12-31T23:59:60Z", true, 1072915200 },
	{ "2026-1-2T3:4:5z", true, 1767323045 },
	/* RFC 822 and its heirs */
	{ "Thu, 01 Jan 1970 00:00:00 GMT", true, 0 },
	{ "1 Jan 70 00:00 UT", true, 3155760000 },
	{ "1 Jan 95 00:00 UT", true, 788918400 },
	{ "Mon, 01 Jan 1970 01:00:00 +0100", true, 0 },
	{ "Thu, 01 January 1970 (a (nested) comment) 00:00 Z", true, 0 },
	{ "31 Dec 1969 19:00:00 EST", true, 0 },
	{ "Thu, 01 Jan 1970 02:00:00 GMT+2", true, 0 },
	{ "Fri, 01 Jan 2016 00:00:00 A", true, 1451610000 },
	{ "5 Jul 2010 10:00:00 Europe/Paris", true, 1278316800 },
	{ "5 Jan 2010 10:00:00 America/New_York", true, 1262703600 },
	{ "Fri, 1 Jan 99 12:00 PDT", true, 915217200 },
	{ "1 Jul 2026 12:00 MEST", true, 1782900000 },
	{ "1 Jan 2026 12:00 +02:00", true, 1767261600 },
	/* and the rest */
	{ "Thu Jan  1 00:00:00 1970", true, 0 },
	{ "Jan 2 1970", true, 86400 },
	{ "1-Jan-1970 10:00 PM", true, 79200 },
	{ "1978/07/03", true, 268272000 },
	{ "Fri, 2006/09/15 08:19:53 EDT", true, 1158322793 },
	{ "mar, 12 gen 2004", true, 1073865600 },
	{ "12 März 2004", true, 1079049600 },
	{ "Thu Jan  1 12:00:00 CET 2026", true, 1767265200 },
	{ "1 août 2026", true, 1785542400 },
	{ "1 enero 2026", true, 1767225600 },
	{ "1 mei 2026", true, 1777593600 },
	{ "1 stycznia 2026", true, 1767225600 },
	/* none */
	{ "", false, 0 },
	{ "yesterday", false, 0 },
	{ "2026-W01-4", false, 0 },
	{ "2026W014T10:00:00Z", false, 0 },
	{ "2024-13-01T00:00:00Z", false, 0 },
	{ "2023-02-29", false, 0 },
	{ "2023-02-28T25:00:00Z", false, 0 },
	{ "32 Jan 2004", false, 0 },
	{ "99999999999999999999", false, 0 },
	{ "\xff\xfe 1 Jan 1970", false, 0 },
};

START_TEST(reads_the_dates_that_feeds_write)
{
	int64_t got = -1;

	ck_assert_msg(date_parse(cases[_i].text, &got) == cases[_i].ok, "%s",
		      cases[_i].text);
	ck_assert_msg(got == (cases[_i].ok ? cases[_i].want : -1), "%s: %lld",
		      cases[_i].text, (long long)got);
}
END_TEST

static const struct {
	const char *text;
	bool zoned;
} zones[] = {
	{ "2026-05-04T03:02:01Z", true },
	{ "2026-05-04T03:02:01+02:00", true },
	{ "2026-05-04T03:02:01", false },
	{ "2026-05-04", false },
	{ "Mon, 04 May 2026 03:02:01 GMT", true },
	{ "Mon, 04 May 2026 03:02:01 -0500", true },
	{ "Mon, 04 May 2026 03:02:01 PST", true },
	{ "Mon, 04 May 2026 03:02:01", false },
	{ "Mon, 04 May 2026 03:02:01 XQZ", false },
};

START_TEST(knows_whether_a_date_has_a_zone)
{
	int64_t time;
	bool zoned = !zones[_i].zoned;

	ck_assert(date_parse_zoned(zones[_i].text, &time, &zoned));
	ck_assert_msg(zoned == zones[_i].zoned, "%s", zones[_i].text);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("date");
	TCase *t = tcase_create("date");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, reads_the_dates_that_feeds_write, 0,
			    (int)(sizeof cases / sizeof *cases));
	tcase_add_loop_test(t, knows_whether_a_date_has_a_zone, 0,
			    (int)(sizeof zones / sizeof *zones));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
