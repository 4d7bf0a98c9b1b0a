/* The front page: promises about any news, and the keys that go across it. */
#include "tests/suite.h"
#include "ui/draw/front_grid.h"

#define ROUNDS 400

static Stories *stories;
static GArray *sections;

static void setup(void)
{
	stories = stories_new();
	sections = g_array_new(FALSE, FALSE, sizeof(struct front_section));
}

static void teardown(void)
{
	g_clear_pointer(&stories, stories_free);
	g_array_unref(sections);
}

static void add_section(const char *name, int64_t unread)
{
	g_array_append_vals(sections, &(struct front_section){ name, unread },
			    1);
}

static void add_story(const char *section, int feed, const char *title)
{
	const struct story s = { .id = stories->all->len + 1,
				 .feed = feed,
				 .newest = feed * 100,
				 .section = section,
				 .title = title };

	stories_add(stories, &s);
}

static FrontGrid *grid_of(int w, int h, int columns)
{
	const struct front_grid_look k = { .w = w,
					   .h = h,
					   .columns = columns,
					   .airy = h >= 30,
					   .lead_rows = 2,
					   .text = "The lead begins so.",
					   .sections = sections };

	return front_grid_new(stories, &k);
}

static const struct slot *slot_at(const FrontGrid *p, guint i)
{
	return &g_array_index(p->slots, struct slot, i);
}

static const char *const names[] = { "Film",  "Tech",  "Music",
				     "Games", "World", "Lost" };

/* Any number of sections and outlets, titles of any length, also reports below an
 * unfolded headline; some stories are of a section that is not known. */
static void make_news(GRand *r)
{
	int n = g_rand_int_range(r, 0, 6), count = g_rand_int_range(r, 1, 120);

	teardown();
	setup();
	for (int i = 0; i < n; i++)
		add_section(names[i], g_rand_int_range(r, 0, 500));
	for (int i = 0; i < count; i++) {
		g_autofree char *title =
			g_strnfill((gsize)g_rand_int_range(r, 0, 150), 'w');

		for (size_t at = 7; title[0] && at < strlen(title); at += 8)
			title[at] = ' ';
		add_story(names[g_rand_int_range(r, 0, MAX(n, 1))],
			  g_rand_int_range(r, 1, 12), title);
		if (i > 0 && g_rand_int_range(r, 0, 20) == 0)
			stories_at(stories, (guint)i)->beneath = true;
	}
	/* one event in three pages is unfolded, with more reports than have room */
	if (g_rand_int_range(r, 0, 3) == 0)
		for (int i = 0; i < 70; i++) {
			add_story(names[0], 100 + i, "A report");
			stories_at(stories, stories->all->len - 1)->beneath =
				true;
		}
}

/* The slots of a page are within it and do not overlap, but where a single item is
 * higher than a page. */
static void check_places(const FrontGrid *p)
{
	for (guint i = 0; i < p->slots->len; i++) {
		const struct slot *a = slot_at(p, i);

		ck_assert_int_ge(a->y, 0);
		ck_assert_int_le(a->x + a->w, p->w);
		ck_assert_int_le(a->y + a->h, p->rows);
		for (guint k = i + 1; k < p->slots->len; k++) {
			const struct slot *b = slot_at(p, k);

			ck_assert_msg(
				a->y + a->h <= b->y || b->y + b->h <= a->y ||
					a->x + a->w <= b->x ||
					b->x + b->w <= a->x,
				"%d,%d and %d,%d", a->x, a->y, b->x, b->y);
		}
	}
}

/* Every story has one place, and is come to by steps. */
static void check_stories(const FrontGrid *p)
{
	guint places = 0;
	int at = 0, steps = 1, next;

	for (guint i = 0; i < p->slots->len; i++)
		places += slot_at(p, i)->story >= 0;
	ck_assert_uint_eq(places, stories->all->len);
	for (guint i = 0; i < stories->all->len; i++)
		ck_assert_ptr_nonnull(front_grid_slot(p, (int)i));
	while ((next = front_grid_step(p, at, 1)) != at) {
		at = next;
		steps++;
	}
	ck_assert_uint_eq((guint)steps, stories->all->len);
	while ((next = front_grid_step(p, at, -1)) != at)
		at = next;
	ck_assert_int_eq(at, 0);
}

START_TEST(every_story_has_one_place)
{
	static const int sizes[][3] = {
		{ 38, 16, 1 },  { 64, 26, 1 },  { 117, 45, 2 },
		{ 117, 18, 2 }, { 142, 55, 3 }, { 190, 90, 3 },
	};
	g_autoptr(GRand) r = g_rand_new_with_seed(17);

	for (int i = 0; i < ROUNDS; i++) {
		const int *k = sizes[i % (int)G_N_ELEMENTS(sizes)];
		g_autoptr(FrontGrid) p = NULL;

		make_news(r);
		stories_at(stories, 0)->beneath = false;
		p = grid_of(k[0], k[1], k[2]);
		check_stories(p);
		check_places(p);
	}
}
END_TEST

START_TEST(sections_are_seen_at_once)
{
	int headings = 0;
	g_autoptr(FrontGrid) p = NULL;

	for (size_t i = 0; i < 6; i++)
		add_section(names[i], 10);
	add_story("Film", 99, "The lead");
	for (int i = 0; i < 120; i++)
		add_story(names[i % 6], i, "A headline of some words");
	p = grid_of(117, 46, 2);
	for (guint i = 0; i < p->slots->len; i++)
		headings += slot_at(p, i)->story < 0 && slot_at(p, i)->y < 46;
	ck_assert_int_eq(headings, 6);
	/* and in their order, from left to right */
	for (int i = 0; i < 6; i++) {
		const struct slot *s = front_grid_slot(p, i + 1);

		ck_assert_int_eq(s->column, i % 2);
		ck_assert_int_lt(s->y, 46);
	}
}
END_TEST

START_TEST(what_is_left_over_is_the_latest)
{
	const struct slot *last = NULL;
	g_autoptr(FrontGrid) p = NULL;

	for (size_t i = 0; i < 3; i++)
		add_section(names[i], 10);
	add_story("Film", 99, "The lead");
	for (int i = 0; i < 90; i++)
		add_story(names[i % 3], i, "A headline of some words");
	p = grid_of(117, 46, 2);
	for (guint i = 0; i < p->slots->len; i++)
		if (slot_at(p, i)->heading == HEADING_LATEST &&
		    slot_at(p, i)->story < 0 && !last)
			last = slot_at(p, i);
	ck_assert_ptr_nonnull(last);
	ck_assert_int_eq(last->column, 1);
	/* the newest of all is below it */
	ck_assert_int_eq(front_grid_slot(p, 90)->y, last->y + 1);
	ck_assert_int_eq(front_grid_slot(p, 90)->column, 1);
}
END_TEST

/* Feed 1 has four of five, and the cell still shows others. */
START_TEST(an_outlet_has_two_of_a_cell)
{
	int of_one = 0, shown = 0;
	g_autoptr(FrontGrid) p = NULL;

	add_section("Film", 10);
	add_section("Tech", 10);
	add_story("Film", 99, "The lead");
	for (int i = 0; i < 60; i++)
		add_story("Film", i % 5 ? 1 : 2 + i, "A headline");
	for (int i = 0; i < 20; i++)
		add_story("Tech", 80 + i, "A headline");
	p = grid_of(117, 26, 2);
	for (guint i = 0; i < p->slots->len; i++) {
		const struct slot *s = slot_at(p, i);

		if (s->column != 0 || s->story < 0 || s->y >= 26)
			continue;
		shown++;
		of_one += stories_at(stories, (guint)s->story)->feed == 1;
	}
	ck_assert_int_ge(shown, 5);
	ck_assert_int_eq(of_one, 2);
}
END_TEST

START_TEST(the_most_unread_gets_what_is_left)
{
	int film = 0, tech = 0;
	g_autoptr(FrontGrid) p = NULL;

	add_section("Film", 3);
	add_section("Tech", 900);
	add_section("Music", 4);
	add_section("Games", 5);
	add_story("Film", 99, "The lead");
	for (int i = 0; i < 80; i++)
		add_story(names[i % 4], i, "A headline");
	/* one row is left over after equal shares */
	p = grid_of(117, 45, 2);
	for (guint i = 0; i < p->slots->len; i++) {
		const struct slot *s = slot_at(p, i);

		if (s->story <= 0 || s->y >= 45)
			continue;
		film += g_str_equal(
			stories_at(stories, (guint)s->story)->section, "Film");
		tech += g_str_equal(
			stories_at(stories, (guint)s->story)->section, "Tech");
	}
	ck_assert_int_ge(tech, film);
}
END_TEST

START_TEST(keys_go_across_the_columns)
{
	g_autoptr(FrontGrid) p = NULL;
	const struct slot *left, *right;
	int to;

	add_section("Film", 3);
	add_section("Tech", 3);
	add_story("Film", 99, "The lead");
	for (int i = 0; i < 20; i++)
		add_story(names[i % 2], i, "A headline");
	p = grid_of(117, 40, 2);
	ck_assert_int_eq(front_grid_across(p, 0, 1), -1);
	to = front_grid_across(p, 3, 1);
	left = front_grid_slot(p, 3);
	right = front_grid_slot(p, to);
	ck_assert_int_eq(right->column, 1);
	ck_assert_int_eq(right->y, left->y);
	ck_assert_int_eq(front_grid_across(p, to, -1), 3);
	ck_assert_int_eq(front_grid_across(p, to, 1), -1);
	ck_assert_int_eq(front_grid_across(p, 3, -1), -1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("front_grid");
	TCase *t = tcase_create("grid");

	suite_add_tcase(suite, t);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, every_story_has_one_place);
	tcase_add_test(t, sections_are_seen_at_once);
	tcase_add_test(t, what_is_left_over_is_the_latest);
	tcase_add_test(t, an_outlet_has_two_of_a_cell);
	tcase_add_test(t, the_most_unread_gets_what_is_left);
	tcase_add_test(t, keys_go_across_the_columns);
	return suite_run(suite);
}
