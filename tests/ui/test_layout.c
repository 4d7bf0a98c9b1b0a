#include "tests/suite.h"
#include "ui/draw/layout.h"

/* The table of design: columns of the sidebar, of the text, of the lists. */
static const struct {
	int cols, rows;
	enum layout_kind kind;
	int side, text, columns;
} sizes[] = {
	{ 40, 20, LAYOUT_FRONT, 0, 38, 1 },
	{ 80, 24, LAYOUT_STORY, 26, 47, 1 },
	{ 100, 30, LAYOUT_STORY, 32, 62, 1 },
	{ 160, 50, LAYOUT_FRONT, 42, 112, 2 },
	{ 160, 50, LAYOUT_STORY, 42, 72, 1 },
	{ 250, 60, LAYOUT_FRONT, 54, 190, 3 },
	{ 250, 60, LAYOUT_STORY, 54, 72, 1 },
	{ 80, 24, LAYOUT_LIST, 0, 77, 1 },
};

START_TEST(has_the_sizes_of_the_design)
{
	struct layout l = layout_for(&(struct layout_screen){
		sizes[_i].cols, sizes[_i].rows, sizes[_i].kind, .side = true });

	ck_assert_int_eq(l.side.w ? l.side.w - 1 : 0, sizes[_i].side);
	ck_assert_int_eq(l.columns, sizes[_i].columns);
	if (sizes[_i].kind == LAYOUT_STORY)
		ck_assert_int_eq(l.text.w, sizes[_i].text);
}
END_TEST

static bool inside(struct rect r, int cols, int rows)
{
	return r.w == 0 || (r.x >= 0 && r.y >= 0 && r.w > 0 && r.h > 0 &&
			    r.x + r.w <= cols && r.y + r.h <= rows);
}

START_TEST(stays_on_the_screen)
{
	enum layout_kind kind = (enum layout_kind)_i;

	for (int cols = 1; cols <= 260; cols++) {
		for (int rows = 1; rows <= 70; rows += 3) {
			for (int flags = 0; flags < 4; flags++) {
				struct layout l = layout_for(&(
					struct layout_screen){
					cols, rows, kind, .side = flags & 1,
					.over = flags & 2 });

				if (l.small)
					continue;
				ck_assert(inside(l.main, cols, rows));
				ck_assert(inside(l.text, cols, rows));
				ck_assert(inside(l.side, cols, rows));
				ck_assert(inside(l.rail, cols, rows));
				ck_assert(inside(l.strip, cols, rows));
			}
		}
	}
}
END_TEST

static bool is_small(int cols, int rows)
{
	const struct layout_screen s = { cols, rows, LAYOUT_FRONT,
					 .side = true };

	return layout_for(&s).small;
}

START_TEST(reports_what_is_too_small)
{
	ck_assert(is_small(29, 24));
	ck_assert(is_small(80, 7));
	ck_assert(!is_small(30, 8));
}
END_TEST

START_TEST(the_sidebar_goes_when_it_is_not_wanted)
{
	struct layout l = layout_for(
		&(struct layout_screen){ 80, 24, LAYOUT_STORY, false, false });

	ck_assert_int_eq(l.side.w, 0);
	ck_assert_int_eq(l.rule_side, -1);
	ck_assert_int_gt(l.text.w, 47);
	ck_assert_int_le(l.text.w, LAYOUT_MEASURE);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("layout");
	TCase *t = tcase_create("sizes");

	SUITE_LOOP(t, has_the_sizes_of_the_design, sizes);
	tcase_add_loop_test(t, stays_on_the_screen, LAYOUT_FRONT,
			    LAYOUT_PLAIN + 1);
	tcase_add_test(t, reports_what_is_too_small);
	tcase_add_test(t, the_sidebar_goes_when_it_is_not_wanted);
	suite_add_tcase(s, t);
	return suite_run(s);
}
