#include "tests/ui/check.h"
#include "ui/layout.h"

static const struct {
	int cols, rows;
	enum layout_kind kind;
	int rule_side, text_x, text_w;
} cases[] = {
	{ 40, 20, LAYOUT_STORY, -1, 1, 38 }, { 80, 24, LAYOUT_STORY, 51, 2, 47 },
	{ 80, 24, LAYOUT_FRONT, 51, 2, 48 }, { 100, 30, LAYOUT_STORY, 65, 2, 62 },
	{ 160, 50, LAYOUT_STORY, 115, 41, 72 },
	{ 100, 30, LAYOUT_LIST, -1, 2, 97 },
	{ 160, 50, LAYOUT_FRONT, 115, 2, 112 },
};

START_TEST(everything_stands_where_it_should)
{
	struct layout l = layout_for(cases[_i].cols, cases[_i].rows,
				     cases[_i].kind, true, false);

	ck_assert_int_eq(l.rule_side, cases[_i].rule_side);
	ck_assert_int_eq(l.text.x, cases[_i].text_x);
	ck_assert_int_eq(l.text.w, cases[_i].text_w);
}
END_TEST

static void inside(struct rect r, int cols, int rows)
{
	ck_assert_int_ge(r.x, 0);
	ck_assert_int_ge(r.w, 0);
	ck_assert_int_le(r.x + r.w, cols);
	if (r.w > 0)
		ck_assert_int_le(r.y + r.h, rows);
}

START_TEST(nothing_is_outside_of_the_screen)
{
	for (int rows = LAYOUT_ROWS_MIN; rows < 60; rows += 3)
		for (int k = LAYOUT_FRONT; k <= LAYOUT_PLAIN; k++) {
			struct layout l = layout_for(_i, rows,
						     (enum layout_kind)k, true,
						     false);

			inside(l.main, _i, rows);
			inside(l.text, _i, rows);
			inside(l.side, _i, rows);
			inside(l.rail, _i, rows);
			inside(l.strip, _i, rows);
		}
}
END_TEST

int main(void)
{
	TCase *t = tcase_create("layout");

	tcase_add_loop_test(t, everything_stands_where_it_should, 0,
			    (int)(sizeof cases / sizeof cases[0]));
	tcase_add_loop_test(t, nothing_is_outside_of_the_screen,
			    LAYOUT_COLS_MIN, 260);
	return check_run("layout", t);
}
