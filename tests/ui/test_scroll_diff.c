#include "tests/suite.h"
#include "ui/term/scroll_diff.h"

#define COLS 100
#define ROWS 30

static Canvas *shown, *wanted;

static void set_up(void)
{
	shown = canvas_new(COLS, ROWS, false);
	wanted = canvas_new(COLS, ROWS, false);
}

static void tear_down(void)
{
	canvas_free(shown);
	canvas_free(wanted);
}

/* A header, a foot, and between them a list from headline `top` on. */
static void list(Canvas *c, int top)
{
	canvas_clear(c);
	canvas_across(c, (struct span){ 0, 0, COLS }, "─",
		      (struct style){ ROLE_RULE, 0 });
	for (int y = 1; y < ROWS - 1; y++) {
		g_autofree char *words = g_strdup_printf(
			"headline %d, as long as headlines are", top + y);

		canvas_put(c, (struct span){ 3, y, 60 }, words,
			   (struct style){ ROLE_TEXT, 0 });
	}
	canvas_put(c, (struct span){ 0, ROWS - 1, COLS }, "hints",
		   (struct style){ ROLE_QUIET, 0 });
}

static bool find(struct shift *out)
{
	return scroll_diff_find(
		&(struct grid_pair){ shown->cells, wanted->cells, COLS, ROWS },
		out);
}

static const int ways[] = { 1, 2, 3, -1, -5 };

START_TEST(finds_how_far_a_list_moved)
{
	struct shift s;

	list(shown, 50);
	list(wanted, 50 + ways[_i]);
	ck_assert(find(&s));
	ck_assert_int_eq(s.up, ways[_i]);
	ck_assert_int_ge(s.top, 1);
	ck_assert_int_lt(s.bottom, ROWS - 1);
	scroll_diff_apply(shown->cells, COLS, &s);
	for (int y = 1; y < ROWS - 1; y++) {
		if (y + ways[_i] < 1 || y + ways[_i] > ROWS - 2)
			ck_assert_str_eq(canvas_at(shown, 3, y)->text, " ");
		else
			for (int x = 0; x < COLS; x++)
				ck_assert_str_eq(canvas_at(shown, x, y)->text,
						 canvas_at(wanted, x, y)->text);
	}
	ck_assert_str_eq(canvas_at(shown, 0, 0)->text, "─");
	ck_assert_str_eq(canvas_at(shown, 0, ROWS - 1)->text, "h");
}
END_TEST

START_TEST(finds_none_where_little_changed)
{
	struct shift s;

	list(shown, 50);
	list(wanted, 50);
	ck_assert(!find(&s));
	for (int y = 1; y < 9; y++)
		canvas_style(wanted, (struct rect){ 0, y, COLS, 1 }, ATTR_BAR);
	ck_assert(!find(&s));
}
END_TEST

START_TEST(finds_none_on_another_page)
{
	struct shift s;

	list(shown, 50);
	list(wanted, 5000);
	ck_assert(!find(&s));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("scroll_diff");
	TCase *t = tcase_create("shift");

	tcase_add_checked_fixture(t, set_up, tear_down);
	SUITE_LOOP(t, finds_how_far_a_list_moved, ways);
	tcase_add_test(t, finds_none_where_little_changed);
	tcase_add_test(t, finds_none_on_another_page);
	suite_add_tcase(s, t);
	return suite_run(s);
}
