#include "tests/suite.h"
#include "tests/ui/stage.h"
#include "ui/state/tabs.h"
#include "ui/state/view_front.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor.h"

static Settings *settings;
static View *v;

static void setup(void)
{
	settings = settings_new();
	v = stage_view(settings, 3);
}

static void teardown(void)
{
	view_free(v);
	settings_free(settings);
}

static void add_section(const char *name, int64_t unread)
{
	struct section s = { .name = name, .unread = unread };

	g_array_append_val(v->sections->all, s);
}

/* What is related to the selected story: the n-th has id 10 + n. */
static void set_beside(const enum relation_kind *kinds, int n)
{
	v->side.list = g_new0(RelatedList, 1);
	v->side.list->stories = stories_new();
	v->side.list->relations =
		g_array_new(FALSE, FALSE, sizeof(struct relation));
	for (int i = 0; i < n; i++) {
		struct story s = { .id = 10 + i,
				   .title = "RelatedList",
				   .feed = 9 };
		struct relation tie = { .kind = kinds[i] };

		g_array_append_val(v->side.list->stories->all, s);
		g_array_append_val(v->side.list->relations, tie);
	}
}

START_TEST(a_key_acts_on_the_selected_or_open_or_related_story)
{
	static const enum relation_kind kinds[] = { RELATION_SAME,
						    RELATION_RELATED };

	v->window.selected = 1;
	ck_assert_int_eq(view_subject(v)->id, 2);
	set_beside(kinds, 2);
	v->nav.focus = FOCUS_SIDE;
	ck_assert_int_eq(view_subject(v)->id, 2); /* none is selected there */
	v->side.selected = 0;
	ck_assert_int_eq(view_subject(v)->id, 11);
	v->nav.focus = FOCUS_MAIN;
	v->nav.scene = SCENE_STORY;
	ck_assert_ptr_null(view_subject(v));
	v->read.one = stories_new();
	stories_add(v->read.one, stories_at(v->window.stories, 2));
	ck_assert_int_eq(view_subject(v)->id, 3);
	v->nav.scene = SCENE_FEEDS;
	ck_assert_ptr_null(view_subject(v));
	ck_assert_ptr_null(view_feed(v));
}
END_TEST

START_TEST(outlets_of_the_story_are_not_among_its_related)
{
	static const enum relation_kind kinds[] = {
		RELATION_SAME, RELATION_RELATED, RELATION_SAME, RELATION_MORE
	};

	set_beside(kinds, 4);
	ck_assert_int_eq(view_side_count(v), 2);
	ck_assert_int_eq(view_side_outlets(v), 2);
	ck_assert_int_eq(view_side_at(v, 1)->id, 13);
	ck_assert_int_eq(view_side_outlet(v, 1)->id, 12);
	ck_assert_ptr_null(view_side_at(v, 2));
	ck_assert_ptr_null(view_side_outlet(v, -1));
	/* its own outlet's other report is neither */
	stories_at(v->side.list->stories, 0)->feed = 0;
	ck_assert_int_eq(view_side_outlets(v), 1);
	ck_assert_int_eq(view_side_count(v), 2);
}
END_TEST

START_TEST(tabs_are_front_page_sections_saved_and_all)
{
	add_section("Film", 3);
	add_section("Tech", 4);
	v->sections->totals.saved = 5;
	v->sections->totals.unread = 6;
	ck_assert_int_eq(tabs_count(v), 5);
	ck_assert_int_eq(tabs_list(v, 0).kind, LIST_FRONT);
	ck_assert_str_eq(tabs_name(v, 2), "Tech");
	ck_assert_int_eq(tabs_number(v, 2), 4);
	ck_assert_str_eq(tabs_list(v, 2).section, "Tech");
	ck_assert_int_eq(tabs_list(v, 3).kind, LIST_SAVED);
	ck_assert_int_eq(tabs_number(v, 3), 5);
	ck_assert_int_eq(tabs_list(v, 4).kind, LIST_ALL);
	ck_assert_int_eq(tabs_number(v, 4), 6);
	ck_assert_int_eq(tabs_now(v), 4);
	v->nav.scene = SCENE_FEEDS;
	ck_assert_int_eq(tabs_now(v), -1);
}
END_TEST

START_TEST(a_list_keeps_its_order)
{
	struct list film = { .kind = LIST_SECTION, .section = "Film" };
	struct list tech = { .kind = LIST_SECTION, .section = "Tech" };

	film.sort = SORT_SOURCE;
	tabs_set_sort(v, &film);
	ck_assert_int_eq(tabs_sort(v, &film), SORT_SOURCE);
	ck_assert_int_eq(tabs_sort(v, &tech), SORT_NEWEST);
	add_section("Film", 0);
	ck_assert_int_eq(tabs_list(v, 1).sort, SORT_SOURCE);
}
END_TEST

START_TEST(the_newest_notice_is_in_the_footer)
{
	view_complain(v, "bad");
	ck_assert(v->notice.bad);
	view_say_for(v, "for a while", 100);
	ck_assert(!v->notice.bad && v->notice.until > 0);
	view_say(v, "until a key");
	ck_assert_str_eq(v->notice.words, "until a key");
	ck_assert_int_eq(v->notice.until, 0);
}
END_TEST

static void save_it(struct story *s, void *user)
{
	s->saved = true;
	++*(int *)user;
}

START_TEST(every_copy_in_memory_is_changed)
{
	static const enum relation_kind kinds[] = { RELATION_RELATED };
	int n = 0;

	set_beside(kinds, 1);
	stories_at(v->side.list->stories, 0)->id = 2;
	v->read.one = stories_new();
	stories_add(v->read.one, stories_at(v->window.stories, 1));
	view_each(v, 2, save_it, &n);
	ck_assert_int_eq(n, 3);
	ck_assert(view_story(v)->saved);
	ck_assert(!stories_at(v->window.stories, 0)->saved);
}
END_TEST

START_TEST(any_size_has_a_layout)
{
	for (int scene = SCENE_FIRST; scene <= SCENE_FEEDS; scene++) {
		v->nav.scene = (enum scene)scene;
		for (int cols = -1; cols < 300; cols += 13)
			view_resize(v, cols, cols / 2);
		ck_assert_int_ge(v->cols, 1);
		ck_assert_int_eq(v->window.selected, 0);
	}
}
END_TEST

/* A story of as many paragraphs, each of several lines. */
static void read_story(int paragraphs)
{
	v->nav.scene = SCENE_STORY;
	v->read.one = stories_new();
	stories_add(v->read.one, stories_at(v->window.stories, 0));
	v->read.body = body_new();
	for (int i = 0; i < paragraphs; i++) {
		body_block(v->read.body, BLOCK_PARAGRAPH);
		for (int n = 0; n < 40; n++)
			body_run(v->read.body, "some words ", 0, 0);
	}
	view_resize(v, 100, 30);
}

/* As a session does. */
static void resize(int cols, int rows)
{
	view_resize(v, cols, rows);
	cursor_show(v);
}

START_TEST(a_size_that_holds_all_of_a_story_keeps_the_place)
{
	int row;

	read_story(9);
	v->read.row = v->read.text_line + 40;
	resize(100, 30); /* to the first line of its paragraph */
	row = v->read.row;
	ck_assert_int_gt(row, 20);
	resize(500, 200);
	ck_assert_int_eq(v->read.row, 0);
	resize(40, 150);
	resize(30, 8);
	resize(100, 30);
	ck_assert_int_eq(v->read.row, row);
	/* moving ends that */
	resize(80, 160);
	v->read.row = 0;
	resize(80, 24);
	v->read.row = 0;
	resize(100, 30);
	ck_assert_int_eq(v->read.row, 0);
}
END_TEST

/* A key in another list plans nothing, and its total is not that of a page. */
START_TEST(only_the_front_page_is_planned)
{
	v->window.total = 3732;
	view_front_plan(v);
	ck_assert_ptr_null(v->plan);
	ck_assert_int_eq(v->window.total, 3732);
}
END_TEST

START_TEST(a_plan_is_of_the_width_that_there_is)
{
	v->window.list.kind = LIST_FRONT;
	view_resize(v, 160, 50);
	view_front_plan(v);
	ck_assert_ptr_nonnull(v->plan);
	view_resize(v, 160, 50);
	ck_assert_ptr_nonnull(v->plan);
	view_resize(v, 80, 24);
	ck_assert_ptr_null(v->plan);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("view");
	TCase *t = tcase_create("view");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_key_acts_on_the_selected_or_open_or_related_story);
	tcase_add_test(t, outlets_of_the_story_are_not_among_its_related);
	tcase_add_test(t, tabs_are_front_page_sections_saved_and_all);
	tcase_add_test(t, a_list_keeps_its_order);
	tcase_add_test(t, the_newest_notice_is_in_the_footer);
	tcase_add_test(t, every_copy_in_memory_is_changed);
	tcase_add_test(t, any_size_has_a_layout);
	tcase_add_test(t, a_size_that_holds_all_of_a_story_keeps_the_place);
	tcase_add_test(t, only_the_front_page_is_planned);
	tcase_add_test(t, a_plan_is_of_the_width_that_there_is);
	suite_add_tcase(s, t);
	return suite_run(s);
}
