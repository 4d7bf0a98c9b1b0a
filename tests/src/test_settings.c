/* A config file with a bad line: it is reported, and the rest applies. */
#include "src/base/clock.h"
#include "src/base/paths.h"
#include "src/config/config_file.h"
#include "tests/suite.h"

#include <string.h>
#include <unistd.h>

START_TEST(a_bad_line_is_reported_and_the_rest_applies)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Settings) s = settings_new();
	char path[] = "/tmp/lede-test-XXXXXX";
	int fd = mkstemp(path);
	static const char text[] = "[fetch]\n"
				   "every = 2h\n"
				   "timeout = soon\n"
				   "nonsense\n"
				   "max-body = 4M\n"
				   "[reader]\n"
				   "colour = red\n"
				   "mouse = no\n"
				   "[keys]\n"
				   "next = j n\n"
				   "[sections]\n"
				   "Science fiction = 0.5\n"
				   "Tech = 20\n";

	ck_assert_int_ge(fd, 0);
	ck_assert(paths_write(path, text, NULL));
	config_file_read(path, s, complaints);
	close(fd);
	unlink(path);
	ck_assert_int_eq(s->every, 2 * CLOCK_HOUR);
	ck_assert_int_eq(s->timeout, 30);
	ck_assert_int_eq(s->max_body, 4 * 1024 * 1024);
	ck_assert(!s->mouse);
	ck_assert_uint_eq(s->named->len, 2);
	ck_assert_int_eq(g_array_index(s->named, struct named_setting, 0).line,
			 10);
	ck_assert_str_eq(g_array_index(s->named, struct named_setting, 1).name,
			 "Science fiction");
	ck_assert_uint_eq(complaints->len, 4);
	ck_assert(g_str_has_prefix(g_ptr_array_index(complaints, 3),
				   "config:13: Tech: "));
	ck_assert(g_str_has_prefix(g_ptr_array_index(complaints, 0),
				   "config:3:"));
	ck_assert(g_str_has_prefix(g_ptr_array_index(complaints, 1),
				   "config:4:"));
	ck_assert(g_str_has_prefix(g_ptr_array_index(complaints, 2),
				   "config:7:"));
}
END_TEST

START_TEST(a_missing_file_is_no_complaint)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Settings) s = settings_new();

	config_file_read("/nonexistent/lede/config", s, complaints);
	ck_assert_uint_eq(complaints->len, 0);
	ck_assert_int_eq(s->every, INTERVAL_AUTO);
}
END_TEST

static const struct {
	const char *text;
	enum read_copies want;
} copies[] = {
	{ "event", READ_COPIES_EVENT }, { "article", READ_COPIES_ARTICLE },
	{ "yes", READ_COPIES_EVENT },   { "no", READ_COPIES_NO },
	{ "Event", READ_COPIES_EVENT }, { "No", READ_COPIES_NO },
	{ "true", READ_COPIES_EVENT },  { "false", READ_COPIES_NO },
	{ "1", READ_COPIES_EVENT },     { "0", READ_COPIES_NO },
};

START_TEST(a_choice_is_spelled_as_a_flag_was)
{
	g_autoptr(Settings) s = settings_new();
	g_autoptr(GError) error = NULL;

	ck_assert(settings_set(
		s,
		&(struct named_setting){ .group = "reader",
					 .name = "read-copies",
					 .value = copies[_i].text },
		&error));
	ck_assert_int_eq(settings_read_copies(s), copies[_i].want);
}
END_TEST

static const struct {
	const char *text;
	int64_t want;
} spans[] = {
	{ "90", 90 },      { "15m", 900 },
	{ "2h", 7200 },    { "1d", 86400 },
	{ "3w", 1814400 }, { "", -1 },
	{ "h", -1 },       { "-3h", -1 },
	{ "3hours", -1 },  { "9999999999999999999d", -1 },
};

START_TEST(spans_are_read_or_refused)
{
	ck_assert_int_eq(clock_span(spans[_i].text), spans[_i].want);
}
END_TEST

START_TEST(the_clock_can_be_set)
{
	g_setenv("LEDE_NOW", "1790000000", TRUE);
	ck_assert_int_eq(clock_now(), 1790000000);
	g_setenv("LEDE_NOW", "1000*600", TRUE);
	clock_start();
	ck_assert_int_ge(clock_now(), 1000);
	ck_assert_int_lt(clock_now(), 1000 + 600 * 60);
	g_unsetenv("LEDE_NOW");
	ck_assert_int_gt(clock_now(), 1700000000);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("settings");
	TCase *t = tcase_create("settings");

	tcase_add_test(t, a_bad_line_is_reported_and_the_rest_applies);
	tcase_add_test(t, a_missing_file_is_no_complaint);
	SUITE_LOOP(t, a_choice_is_spelled_as_a_flag_was, copies);
	SUITE_LOOP(t, spans_are_read_or_refused, spans);
	tcase_add_test(t, the_clock_can_be_set);
	suite_add_tcase(s, t);
	return suite_run(s);
}
