#include "tests/suite.h"
#include "ui/update/actions.h"
#include "ui/update/on_notification.h"
#include "ui/update/update.h"

static const Settings *settings; /* of all tests */
static Effects *fx;              /* of the last action or notification */

static void setup(void)
{
	fx = effects_new();
}

static void teardown(void)
{
	effects_free(fx);
}

static void apply(View *v, enum action a)
{
	effects_clear(fx);
	update_action(v, a, fx);
}

static void receive(View *v, const struct notification *n)
{
	effects_clear(fx);
	on_notification_apply(v, n, fx);
}

static bool has(enum effect_kind kind)
{
	return effects_find(fx, kind) != NULL;
}

static View *view_of(int stories)
{
	View *v = view_new(settings, 80, 24);

	for (int i = 0; i < stories; i++) {
		struct story s = { .id = i + 1,
				   .title = "A headline",
				   .section = "Tech",
				   .outlets = 1,
				   .event = 1,
				   .url = "https://e.org/" };

		g_array_append_val(v->window.stories->all, s);
	}
	v->window.selected = stories > 0 ? 0 : -1;
	v->window.total = v->window.unread = stories;
	v->window.loaded = true;
	v->sections->totals.unread = stories;
	return v;
}

START_TEST(opening_marks_read_and_can_be_undone)
{
	g_autoptr(View) v = view_of(3);

	apply(v, ACTION_OPEN);
	ck_assert(has(FX_MARK) && v->want & WANT_STORY);
	ck_assert_int_eq(v->nav.scene, SCENE_STORY);
	ck_assert_int_eq(v->read.id, 1);
	ck_assert(stories_at(v->window.stories, 0)->read);
	ck_assert_int_eq(v->sections->totals.unread, 2);
	apply(v, ACTION_UNDO);
	ck_assert(!stories_at(v->window.stories, 0)->read);
	ck_assert_int_eq(v->sections->totals.unread, 3);
}
END_TEST

START_TEST(new_stories_never_move_the_list)
{
	g_autoptr(View) v = view_of(3);
	struct notification n = {
		.kind = NOTIFICATION_PROGRESS, .done = 1, .total = 2, .fresh = 9
	};

	receive(v, &n);
	ck_assert_int_eq(v->fetcher.waiting, 9);
	n.kind = NOTIFICATION_STORED;
	receive(v, &n);
	ck_assert(!(v->want & (WANT_LIST | WANT_TOP)));
	apply(v, ACTION_TOP);
	ck_assert(v->want & WANT_TOP);
	ck_assert_int_eq(v->fetcher.waiting, 0);
}
END_TEST

/* A refresh was joined: the counts are of the feeds of the command, the bar is of
 * all. */
START_TEST(a_refresh_is_reported_by_its_own_counts)
{
	g_autoptr(View) v = view_of(3);
	struct notification all = {
		.kind = NOTIFICATION_PROGRESS, .done = 5, .total = 9, .fresh = 7
	};
	struct notification mine = { .kind = NOTIFICATION_REPLY,
				     .command = COMMAND_REFRESH,
				     .done = 2,
				     .fresh = 3 };

	receive(v, &all);
	receive(v, &mine);
	ck_assert_str_eq(v->notice.words, "3 new from 2 feeds.");
	ck_assert(v->fetcher.refreshing);
	all.done = 9;
	all.fresh = 8;
	receive(v, &all);
	ck_assert(!v->fetcher.refreshing);
	ck_assert_int_eq(v->fetcher.waiting, 8);
}
END_TEST

START_TEST(a_refresh_that_asked_nothing_says_so)
{
	g_autoptr(View) v = view_of(3);

	receive(v, &(struct notification){ .kind = NOTIFICATION_REPLY,
					   .command = COMMAND_REFRESH });
	ck_assert_str_eq(v->notice.words, "All feeds were checked just now.");
	receive(v, &(struct notification){ .kind = NOTIFICATION_REPLY,
					   .command = COMMAND_REFRESH,
					   .done = 1 });
	ck_assert_str_eq(v->notice.words, "Nothing new (1 feed).");
}
END_TEST

START_TEST(back_leads_to_the_same_headline)
{
	g_autoptr(View) v = view_of(5);

	apply(v, ACTION_DOWN);
	apply(v, ACTION_DOWN);
	apply(v, ACTION_OPEN);
	apply(v, ACTION_OUT);
	ck_assert_int_eq(v->nav.scene, SCENE_LIST);
	ck_assert_int_eq(v->window.selected, 2);
	apply(v, ACTION_OUT);
	ck_assert_uint_eq(fx->all->len, 0);
	apply(v, ACTION_BACK);
	ck_assert(has(FX_QUIT));
}
END_TEST

static void report_below(View *v, int64_t id)
{
	struct story s = { .id = id,
			   .title = "A report",
			   .section = "Tech",
			   .beneath = true };

	g_array_append_val(v->window.stories->all, s);
}

START_TEST(folding_removes_reports_and_selects_their_headline)
{
	g_autoptr(View) v = view_of(2);
	struct list_window *s = &v->window;

	v->window.list.kind = LIST_ALL;
	s->selected = 1;
	apply(v, ACTION_UNFOLD);
	ck_assert(v->want & WANT_REPORTS);
	report_below(v, 7);
	report_below(v, 8);
	update_loaded(v, fx);
	ck_assert_int_eq(list_window_heads(s, G_MAXINT), 2);
	ck_assert_int_eq(list_window_head(s, 3), 1);
	apply(v, ACTION_DOWN);
	apply(v, ACTION_SAVE);
	ck_assert(stories_at(s->stories, 2)->saved);
	apply(v, ACTION_MARK);
	ck_assert(stories_at(s->stories, 2)->read);
	ck_assert_int_eq(v->sections->totals.unread, 2);
	ck_assert_int_eq(s->selected, 3);
	apply(v, ACTION_UNFOLD);
	ck_assert_int_eq((int)list_window_count(s), 2);
	ck_assert_int_eq(s->selected, 1);
	ck_assert(!list_window_is_open(s, 2));
}
END_TEST

START_TEST(an_event_of_one_report_does_not_unfold)
{
	g_autoptr(View) v = view_of(2);

	apply(v, ACTION_UNFOLD);
	update_loaded(v, fx);
	ck_assert_str_eq(v->notice.words, "No other outlet has this story.");
	ck_assert(!list_window_is_open(&v->window, 1));
}
END_TEST

START_TEST(the_first_run_fetches_nothing_by_itself)
{
	g_autoptr(View) v = view_of(0);
	struct notification n = { .kind = NOTIFICATION_READY };

	v->nav.scene = SCENE_FIRST;
	v->dialog.suggested = g_strdup("/feeds.opml");
	receive(v, &n);
	ck_assert(!has(FX_REFRESH));
	update_digit(v, 1, fx);
	ck_assert_str_eq(effects_find(fx, FX_IMPORT)->path, "/feeds.opml");
	update_digit(v, 4, fx);
	ck_assert(has(FX_SAMPLE));
}
END_TEST

static const struct {
	int cols, rows;
	enum list_kind list;
	enum scene scene;
	const char *said; /* NULL: it is hidden */
} sides[] = {
	{ 80, 24, LIST_FRONT, SCENE_LIST, NULL },
	{ 59, 24, LIST_FRONT, SCENE_LIST,
	  "No room for the sidebar here: it needs 60 columns." },
	{ 119, 24, LIST_ALL, SCENE_LIST,
	  "No room for the sidebar here: it needs 120 columns." },
	{ 120, 24, LIST_ALL, SCENE_LIST, NULL },
	{ 40, 20, LIST_ALL, SCENE_STORY, NULL }, /* the strip */
	{ 40, 15, LIST_ALL, SCENE_STORY,
	  "No room for the sidebar here: it needs 60 columns." },
	{ 160, 50, LIST_ALL, SCENE_FEEDS, "There is no sidebar here." },
};

START_TEST(a_sidebar_without_room_says_so)
{
	g_autoptr(View) v = view_of(3);
	const bool *hidden;

	v->window.list.kind = sides[_i].list;
	v->nav.scene = sides[_i].scene;
	view_resize(v, sides[_i].cols, sides[_i].rows);
	hidden = &v->side_hidden[layout_class(v->cols)];
	apply(v, ACTION_SIDEBAR);
	ck_assert_pstr_eq(v->notice.words, sides[_i].said);
	ck_assert(*hidden == (sides[_i].said == NULL));
}
END_TEST

START_TEST(every_action_has_one_row)
{
	int rows[ACTION_COUNT] = { 0 };
	const struct action_row *row;

	for (guint i = 0; (row = actions_row(i)); i++) {
		ck_assert_msg((row->run == NULL) != (row->run_with == NULL),
			      "%s", action_name(row->action));
		ck_assert_uint_ne(row->scenes, 0);
		rows[row->action]++;
	}
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
		ck_assert_msg(rows[a] == 1,
			      "%s has %d rows in ui/update/actions.c",
			      action_name(a), rows[a]);
	ck_assert_int_eq(rows[ACTION_NONE], 0);
}
END_TEST

START_TEST(resizing_keeps_the_selection)
{
	g_autoptr(View) v = view_of(5);

	apply(v, ACTION_DOWN);
	for (int cols = 1; cols < 300; cols += 7)
		view_resize(v, cols, 1 + cols / 3);
	ck_assert_int_eq(v->window.selected, 1);
}
END_TEST

/* The headline that names the list is the story's, which is no longer read then. */
START_TEST(outlets_of_the_story_being_read_are_named_by_it)
{
	g_autoptr(View) v = view_of(2);
	struct story read = { .id = 9,
			      .title = "Nine outlets carry this",
			      .outlets = 9,
			      .event = 9 };

	apply(v, ACTION_OPEN);
	v->read.one = stories_new();
	stories_add(v->read.one, &read);
	apply(v, ACTION_OUTLETS);
	ck_assert_int_eq(v->window.list.kind, LIST_EVENT);
	ck_assert_str_eq(v->window.query, "Nine outlets carry this");
}
END_TEST

/* A command may be given anywhere. */
START_TEST(columns_are_those_of_the_front_page)
{
	g_autoptr(View) v = view_of(5);

	v->window.list.kind = LIST_ALL;
	view_resize(v, 160, 50);
	apply(v, ACTION_COLUMN_LEFT);
	ck_assert_int_eq(v->window.selected, 0);
	apply(v, ACTION_COLUMN_RIGHT);
	ck_assert_int_eq(v->nav.focus, FOCUS_SIDE);
	apply(v, ACTION_COLUMN_LEFT);
	ck_assert_int_eq(v->nav.focus, FOCUS_MAIN);
}
END_TEST

START_TEST(a_page_keeps_the_selected_row)
{
	g_autoptr(View) v = view_of(100);

	v->window.list.kind = LIST_ALL;
	view_lay_out(v);
	v->window.selected = 3;
	apply(v, ACTION_PAGE_DOWN);
	ck_assert_int_gt(v->window.top, 10);
	ck_assert_int_eq(v->window.selected - v->window.top, 3);
	apply(v, ACTION_PAGE_UP);
	ck_assert_int_eq(v->window.top, 0);
	ck_assert_int_eq(v->window.selected, 3);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("update");
	TCase *t = tcase_create("update");
	Settings *s = settings_new();
	int status;

	suite_add_tcase(suite, t);
	settings = s;
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, opening_marks_read_and_can_be_undone);
	tcase_add_test(t, new_stories_never_move_the_list);
	tcase_add_test(t, a_refresh_is_reported_by_its_own_counts);
	tcase_add_test(t, a_refresh_that_asked_nothing_says_so);
	tcase_add_test(t, back_leads_to_the_same_headline);
	tcase_add_test(t, folding_removes_reports_and_selects_their_headline);
	tcase_add_test(t, an_event_of_one_report_does_not_unfold);
	tcase_add_test(t, the_first_run_fetches_nothing_by_itself);
	SUITE_LOOP(t, a_sidebar_without_room_says_so, sides);
	tcase_add_test(t, every_action_has_one_row);
	tcase_add_test(t, resizing_keeps_the_selection);
	tcase_add_test(t, outlets_of_the_story_being_read_are_named_by_it);
	tcase_add_test(t, columns_are_those_of_the_front_page);
	tcase_add_test(t, a_page_keeps_the_selected_row);
	status = suite_run(suite);
	settings_free(s);
	return status;
}
