#include "tests/feeds/four_stories.h"
#include "ui/app/loader.h"
#include "ui/state/tabs.h"
#include "ui/update/marks.h"

static Settings *settings;
static View *v;
static Effects *fx;

static void setup(void)
{
	open_store();
	settings = settings_new();
	v = view_new(settings, 120, 30);
	list_window_set(&v->window, &(struct list){ .kind = LIST_ALL });
	view_lay_out(v);
	fx = effects_new();
}

static void teardown(void)
{
	effects_free(fx);
	view_free(v);
	settings_free(settings);
	close_store();
}

static void load(unsigned want)
{
	v->want |= want;
	effects_clear(fx);
	loader_load(v, reader, fx);
}

static struct story *row(guint i)
{
	ck_assert_uint_lt(i, list_window_count(&v->window));
	return stories_at(v->window.stories, i);
}

START_TEST(a_list_is_loaded_and_counted)
{
	load(WANT_LIST);
	ck_assert(v->window.loaded);
	ck_assert_uint_eq(list_window_count(&v->window), 4);
	ck_assert_int_eq(row(0)->id, 1);
	ck_assert(row(0)->read && !row(1)->read && row(2)->saved);
	ck_assert_int_eq(v->window.total, 4);
	ck_assert_int_eq(v->window.unread, 3);
	ck_assert_int_eq(v->window.selected, 0);
	ck_assert_uint_eq(v->want, 0);
}
END_TEST

START_TEST(the_selection_is_kept_by_its_id)
{
	load(WANT_LIST);
	v->window.selected = 2;
	v->window.list.sort = SORT_OLDEST;
	load(WANT_LIST);
	ck_assert_int_eq(row((guint)v->window.selected)->id, 3);
	load(WANT_TOP);
	ck_assert_int_eq(v->window.selected, 0);
}
END_TEST

START_TEST(without_a_store_there_is_nothing_to_read)
{
	v->want = WANT_LIST | WANT_STORY | WANT_SIDE;
	loader_load(v, NULL, fx);
	ck_assert(v->window.loaded);
	ck_assert_uint_eq(v->want, WANT_SIDE);
	ck_assert_uint_eq(fx->all->len, 0);
}
END_TEST

/* What the sidebar shows is read when the screen is drawn. */
START_TEST(what_takes_too_long_is_loaded_later)
{
	load(WANT_LIST | WANT_SIDE | WANT_EVENT);
	ck_assert_uint_eq(v->want, WANT_LATE);
	ck_assert_ptr_null(v->side.list);
	loader_late(v, reader);
	ck_assert_uint_eq(v->want, 0);
	ck_assert_ptr_nonnull(v->side.list);
	ck_assert_ptr_nonnull(v->event);
}
END_TEST

START_TEST(a_hidden_sidebar_is_not_read)
{
	load(WANT_LIST);
	view_resize(v, 40, 20);
	v->want = WANT_SIDE;
	loader_late(v, reader);
	ck_assert_uint_eq(v->want, WANT_SIDE);
	ck_assert_ptr_null(v->side.list);
}
END_TEST

START_TEST(a_text_is_requested_once)
{
	ck_assert(store_run(writer, "UPDATE content SET body = NULL", NULL));
	v->nav.scene = SCENE_STORY;
	v->read.id = 2;
	load(WANT_STORY);
	ck_assert_int_eq(view_story(v)->id, 2);
	ck_assert_ptr_null(v->read.body);
	ck_assert_int_eq(effects_find(fx, FX_BODY)->story, 2);
	ck_assert(v->read.waiting);
	load(WANT_BODY);
	ck_assert_ptr_null(effects_find(fx, FX_BODY));
}
END_TEST

START_TEST(a_deleted_story_is_reported)
{
	v->nav.scene = SCENE_STORY;
	v->read.id = 99;
	load(WANT_STORY);
	ck_assert_str_eq(v->notice.words,
			 "That story is no longer in the store.");
	ck_assert_int_eq(v->nav.scene, SCENE_LIST);
}
END_TEST

START_TEST(a_pending_change_is_applied_to_what_is_loaded)
{
	load(WANT_LIST | WANT_SECTIONS);
	marks_read(v, row(1), true, fx);
	marks_sent(v, v->last_change, 7);
	load(WANT_LIST | WANT_SECTIONS | WANT_STATES);
	ck_assert(row(1)->read);
	ck_assert_int_eq(v->sections->totals.unread, 2); /* as it was counted */
	marks_answer(v, 7, 0, true); /* another program took it back since */
	load(WANT_LIST | WANT_SECTIONS);
	ck_assert(!row(1)->read);
	ck_assert_int_eq(v->sections->totals.unread, 3);
}
END_TEST

/* The store has the mark, and not yet its undoing. */
START_TEST(a_pending_undo_is_applied_to_what_is_loaded)
{
	int64_t second = 2;
	struct marked marked;

	load(WANT_LIST);
	marks_read(v, row(1), true, fx);
	marks_sent(v, v->last_change, 7);
	ck_assert(store_mark(
		writer, &(struct mark){ .ids = &second, .n = 1, .value = true },
		&marked, NULL));
	marks_answer(v, 7, marked.batch, true);
	load(WANT_STATES);
	ck_assert(row(1)->read);
	marks_undo(v, fx);
	marks_undo_sent(v, v->last_change, 8);
	load(WANT_STATES | WANT_LIST);
	ck_assert(!row(1)->read);
}
END_TEST

START_TEST(feeds_keep_the_selected_one)
{
	load(WANT_FEEDS);
	ck_assert_uint_eq(v->feed_list.feeds->all->len, 2);
	v->feed_list.selected = 1;
	load(WANT_FEEDS);
	ck_assert_int_eq(v->feed_list.selected, 1);
}
END_TEST

START_TEST(sections_have_their_counts)
{
	load(WANT_SECTIONS);
	ck_assert_uint_eq(v->sections->all->len, 2);
	ck_assert_int_eq(tabs_number(v, 1), 1);
	ck_assert_int_eq(v->sections->totals.saved, 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("loader");
	TCase *t = tcase_create("loader");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_list_is_loaded_and_counted);
	tcase_add_test(t, the_selection_is_kept_by_its_id);
	tcase_add_test(t, without_a_store_there_is_nothing_to_read);
	tcase_add_test(t, what_takes_too_long_is_loaded_later);
	tcase_add_test(t, a_hidden_sidebar_is_not_read);
	tcase_add_test(t, a_text_is_requested_once);
	tcase_add_test(t, a_deleted_story_is_reported);
	tcase_add_test(t, a_pending_change_is_applied_to_what_is_loaded);
	tcase_add_test(t, a_pending_undo_is_applied_to_what_is_loaded);
	tcase_add_test(t, feeds_keep_the_selected_one);
	tcase_add_test(t, sections_have_their_counts);
	suite_add_tcase(s, t);
	return suite_run(s);
}
