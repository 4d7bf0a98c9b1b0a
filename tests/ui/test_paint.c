#include "tests/suite.h"
#include "ui/paint.h"

/* A terminal that understands what the ways below write: "<x,y>" moves, "|"
 * blanks the rest of a row; pens are left out. */
static void go(void *user, int from_x, int from_y, int x, int y)
{
	(void)from_x;
	(void)from_y;
	g_string_append_printf(user, "<%d,%d>", x, y);
}

static void pen(void *user, const struct look *from, struct look to)
{
	(void)user;
	(void)from;
	(void)to;
}

static void wipe(void *user)
{
	g_string_append_c(user, '|');
}

struct bench {
	Canvas *c;
	Paint *p;
	GString *out;
	struct theme theme;
	struct paint_ways ways;
};

static struct bench bench;

static void set_up(void)
{
	g_autoptr(Settings) settings = settings_new();

	bench.c = canvas_new(20, 3, false);
	bench.p = paint_new();
	bench.out = g_string_new(NULL);
	bench.theme = theme_for(settings, 256, false);
	bench.ways = (struct paint_ways){ bench.out, go,        pen,
					  wipe,      bench.out, true };
	paint_cleared(bench.p, 20, 3);
}

static void tear_down(void)
{
	canvas_free(bench.c);
	paint_free(bench.p);
	g_string_free(bench.out, TRUE);
}

/* What is written for the canvas as it is now. */
static const char *painted(void)
{
	g_string_truncate(bench.out, 0);
	paint_cells(bench.p, bench.c, &bench.theme, &bench.ways);
	return bench.out->str;
}

static void put(int x, int y, const char *text)
{
	canvas_put(bench.c, x, y, 20, text, ROLE_TEXT, 0);
}

START_TEST(writes_what_differs_and_nothing_else)
{
	put(2, 1, "news");
	ck_assert_str_eq(painted(), "<2,1>news<0,0>");
	ck_assert_str_eq(painted(), "");
	put(3, 1, "o");
	ck_assert_str_eq(painted(), "<3,1>o<0,0>");
}
END_TEST

START_TEST(blanks_the_end_of_a_row_at_once)
{
	put(0, 1, "a headline of old");
	painted();
	canvas_clear(bench.c);
	put(0, 1, "a");
	ck_assert_str_eq(painted(), "<2,1>|<0,0>");
}
END_TEST

START_TEST(never_writes_half_a_letter)
{
	put(4, 0, "東京");
	ck_assert_str_eq(painted(), "<4,0>東<6,0>京<0,0>");
	put(5, 0, "x");
	ck_assert_str_eq(painted(), "<4,0> x<0,0>");
}
END_TEST

START_TEST(joins_runs_that_are_near)
{
	put(0, 0, "a    b          c");
	ck_assert_str_eq(painted(), "a    b<16,0>c<0,0>");
}
END_TEST

START_TEST(leaves_the_corner_where_it_would_scroll)
{
	bench.ways.corner = false;
	put(18, 2, "yz");
	ck_assert_str_eq(painted(), "<18,2>y<0,0>");
}
END_TEST

START_TEST(writes_a_new_colour)
{
	put(0, 0, "same");
	painted();
	canvas_put(bench.c, 0, 0, 20, "same", ROLE_ERROR, 0);
	ck_assert_str_eq(painted(), "same<0,0>");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("paint");
	TCase *t = tcase_create("cells");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, writes_what_differs_and_nothing_else);
	tcase_add_test(t, blanks_the_end_of_a_row_at_once);
	tcase_add_test(t, never_writes_half_a_letter);
	tcase_add_test(t, joins_runs_that_are_near);
	tcase_add_test(t, leaves_the_corner_where_it_would_scroll);
	tcase_add_test(t, writes_a_new_colour);
	suite_add_tcase(s, t);
	return suite_run(s);
}
