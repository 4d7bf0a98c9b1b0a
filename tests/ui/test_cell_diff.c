#include "tests/suite.h"
#include "ui/term/cell_diff.h"

/* The terminal of these tests: "<x,y>" moves, "|"
 * blanks the rest of a row; pens are left out. */
static void move(void *user, const struct cursor_move *m)
{
	g_string_append_printf(user, "<%d,%d>", m->x, m->y);
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

struct fixture {
	Canvas *c;
	CellDiff *diff;
	GString *out;
	struct theme theme;
	struct cell_diff_ways ways;
};

static struct fixture fixture;

static void set_up(void)
{
	g_autoptr(Settings) settings = settings_new();

	fixture.c = canvas_new(20, 3, false);
	fixture.diff = cell_diff_new();
	fixture.out = g_string_new(NULL);
	fixture.theme = theme_for(settings, 256, false);
	fixture.ways = (struct cell_diff_ways){ .out = fixture.out,
						.move = move,
						.pen = pen,
						.wipe = wipe,
						.user = fixture.out,
						.corner = true };
	cell_diff_cleared(fixture.diff, 20, 3);
}

static void tear_down(void)
{
	canvas_free(fixture.c);
	cell_diff_free(fixture.diff);
	g_string_free(fixture.out, TRUE);
}

/* What is written for the canvas as it is now. */
static const char *written(void)
{
	g_string_truncate(fixture.out, 0);
	cell_diff_write(fixture.diff, fixture.c, &fixture.theme, &fixture.ways);
	return fixture.out->str;
}

static void put(int x, int y, const char *text)
{
	canvas_put(fixture.c, (struct span){ x, y, 20 }, text,
		   (struct style){ ROLE_TEXT, 0 });
}

START_TEST(writes_what_differs_and_nothing_else)
{
	put(2, 1, "news");
	ck_assert_str_eq(written(), "<2,1>news<0,0>");
	ck_assert_str_eq(written(), "");
	put(3, 1, "o");
	ck_assert_str_eq(written(), "<3,1>o<0,0>");
}
END_TEST

START_TEST(blanks_the_end_of_a_row_at_once)
{
	put(0, 1, "a headline of old");
	written();
	canvas_clear(fixture.c);
	put(0, 1, "a");
	ck_assert_str_eq(written(), "<2,1>|<0,0>");
}
END_TEST

START_TEST(never_writes_half_a_letter)
{
	put(4, 0, "東京");
	ck_assert_str_eq(written(), "<4,0>東京<0,0>");
	put(5, 0, "x");
	ck_assert_str_eq(written(), "<4,0> x<0,0>");
}
END_TEST

/* Emoji are of one column in some terminals. */
/* Letters that are shaped together are written together, and what follows them is
 * addressed: terminals disagree about how many columns they have. */
START_TEST(writes_a_run_of_letters_whole)
{
	put(0, 1, "a दुनिया z");
	ck_assert_str_eq(written(), "<0,1>a दुनिया<7,1> z<0,0>");
	put(0, 1, "a दुनियों z");
	ck_assert_str_eq(written(), "<2,1>दुनियों<0,0>");
	put(0, 1, "a दनिया z");
	ck_assert_str_eq(written(), "<2,1>दनिया<0,0>");
}
END_TEST

START_TEST(goes_on_from_a_known_column)
{
	put(4, 0, "🎬!");
	ck_assert_str_eq(written(), "<4,0>🎬<6,0>!<0,0>");
}
END_TEST

static void erase(void *user, int n)
{
	g_string_append_printf(user, "{%d}", n);
}

START_TEST(erases_many_blanks_at_once)
{
	fixture.ways.wipe = NULL;
	fixture.ways.erase = erase;
	put(0, 0, "an old headline is 3");
	written();
	put(0, 0, "a              now 3");
	ck_assert_str_eq(written(), "<1,0>{14}<15,0>now<0,0>");
	/* a terminal that erases without colour writes a bar of blanks */
	canvas_style(fixture.c, (struct rect){ 1, 0, 13, 1 }, ATTR_BAR);
	ck_assert_str_eq(written(), "<1,0>             <0,0>");
	fixture.ways.erase_coloured = true;
	canvas_style(fixture.c, (struct rect){ 14, 0, 1, 1 }, ATTR_BAR);
	canvas_style(fixture.c, (struct rect){ 0, 1, 12, 1 }, ATTR_BAR);
	ck_assert_str_eq(written(), "<14,0> <0,1>{12}<0,0>");
}
END_TEST

static void scroll(void *user, const struct shift *s, int rows)
{
	g_string_append_printf(user, "^%d-%d/%d,%d", s->top, s->bottom, rows,
			       s->up);
}

static void put_rows(char first)
{
	for (int y = 0; y < 9; y++) {
		g_autofree char *row = g_strnfill(18, (char)(first + y));

		put(0, y, row);
	}
}

START_TEST(scrolls_what_only_moved)
{
	canvas_resize(fixture.c, 20, 9);
	cell_diff_cleared(fixture.diff, 20, 9);
	fixture.ways.scroll = scroll;
	put_rows('a');
	written();
	put_rows('b');
	ck_assert_str_eq(written(), "^0-8/9,1<0,8>jjjjjjjjjjjjjjjjjj<0,0>");
	ck_assert_str_eq(written(), "");
}
END_TEST

START_TEST(joins_runs_that_are_near)
{
	put(0, 0, "a    b          c");
	ck_assert_str_eq(written(), "a    b<16,0>c<0,0>");
}
END_TEST

START_TEST(leaves_the_corner_where_it_would_scroll)
{
	fixture.ways.corner = false;
	put(18, 2, "yz");
	ck_assert_str_eq(written(), "<18,2>y<0,0>");
}
END_TEST

START_TEST(writes_a_new_colour)
{
	put(0, 0, "same");
	written();
	canvas_put(fixture.c, (struct span){ 0, 0, 20 }, "same",
		   (struct style){ ROLE_ERROR, 0 });
	ck_assert_str_eq(written(), "same<0,0>");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("cell_diff");
	TCase *t = tcase_create("cells");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, writes_what_differs_and_nothing_else);
	tcase_add_test(t, blanks_the_end_of_a_row_at_once);
	tcase_add_test(t, never_writes_half_a_letter);
	tcase_add_test(t, writes_a_run_of_letters_whole);
	tcase_add_test(t, goes_on_from_a_known_column);
	tcase_add_test(t, erases_many_blanks_at_once);
	tcase_add_test(t, scrolls_what_only_moved);
	tcase_add_test(t, joins_runs_that_are_near);
	tcase_add_test(t, leaves_the_corner_where_it_would_scroll);
	tcase_add_test(t, writes_a_new_colour);
	suite_add_tcase(s, t);
	return suite_run(s);
}
