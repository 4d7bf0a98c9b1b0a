#include "tests/suite.h"
#include "tests/ui/stage.h"
#include "ui/update/marks.h"

#define STORIES 5

static Settings *settings;
static View *v;
static Effects *fx;

static void setup(void)
{
	settings = settings_new();
	v = stage_view(settings, STORIES);
	fx = effects_new();
}

static void teardown(void)
{
	effects_free(fx);
	view_free(v);
	settings_free(settings);
}

static struct story *story(int64_t id)
{
	return stories_at(v->window.stories, (guint)id - 1);
}

static struct change *change(guint i)
{
	ck_assert_uint_lt(i, v->changes->len);
	return &g_array_index(v->changes, struct change, i);
}

/* Marks a story and sends that as command `number`. */
static void mark(int64_t id, bool read, uint32_t number)
{
	marks_read(v, story(id), read, fx);
	marks_sent(v, v->last_change, number);
}

/* The store's rows are loaded again, with these values. */
static void load(const bool *read)
{
	for (int i = 0; i < STORIES; i++)
		story(i + 1)->read = read[i];
	marks_over(v);
}

START_TEST(a_mark_is_shown_counted_and_sent)
{
	const struct effect *e;

	marks_read(v, story(3), true, fx);
	ck_assert(story(3)->read);
	ck_assert_int_eq(v->sections->totals.unread, STORIES - 1);
	ck_assert_int_eq(v->window.unread, STORIES - 1);
	e = effects_find(fx, FX_MARK);
	ck_assert_ptr_nonnull(e);
	ck_assert_uint_eq(e->mark.n, 1);
	ck_assert_int_eq(e->mark.ids[0], 3);
	ck_assert_int_eq(e->mark.field, MARK_READ);
	ck_assert(e->mark.value);
	ck_assert_ptr_eq(marks_find(v, e->change), change(0));
	ck_assert(marks_wait(v));
}
END_TEST

START_TEST(what_is_so_already_is_no_change)
{
	marks_read(v, story(3), false, fx);
	marks_save(v, story(3), false, fx);
	ck_assert_uint_eq(fx->all->len, 0);
	ck_assert_uint_eq(v->changes->len, 0);
}
END_TEST

/* Each has its arguments, whatever comes after it. */
START_TEST(effects_keep_their_arguments)
{
	char line[] = "mute x", url[] = "https://a.org/";
	const struct effect *e;

	marks_read(v, story(1), true, fx);
	marks_save(v, story(2), true, fx);
	marks_filter(v, &(struct filter_change){ line, true, "back" }, fx);
	marks_feed(v, &(struct feed_change){ url, "name", "Arcade", "back" },
		   fx);
	line[0] = url[0] = 'X';
	e = effects_at(fx, 0);
	ck_assert(e->kind == FX_MARK && e->mark.ids[0] == 1 &&
		  e->mark.field == MARK_READ);
	ck_assert_int_eq(effects_at(fx, 1)->kind, FX_DRAW);
	e = effects_at(fx, 2);
	ck_assert(e->kind == FX_MARK && e->mark.ids[0] == 2 &&
		  e->mark.field == MARK_SAVED);
	e = effects_find(fx, FX_FILTER);
	ck_assert_str_eq(e->filter.line, "mute x");
	ck_assert(e->filter.there);
	e = effects_find(fx, FX_FEED);
	ck_assert_str_eq(e->feed.url, "https://a.org/");
	ck_assert_str_eq(e->feed.value, "Arcade");
	ck_assert_uint_ne(e->change, effects_at(fx, 0)->change);
}
END_TEST

START_TEST(an_answer_is_of_the_change_whose_number_it_names)
{
	mark(1, true, 11);
	mark(2, true, 12);
	marks_answer(v, 12, 52, true);
	ck_assert(!change(0)->answered && change(1)->answered);
	ck_assert_int_eq(change(1)->batch, 52);
	marks_answer(v, 99, 53, true);
	marks_answer(v, 11, 51, true);
	ck_assert_int_eq(change(0)->batch, 51);
	ck_assert_int_eq(change(1)->batch, 52);
	ck_assert(!marks_wait(v));
}
END_TEST

START_TEST(an_undo_is_shown_at_once_and_kept_until_it_is_answered)
{
	mark(1, true, 11);
	marks_answer(v, 11, 51, true);
	effects_clear(fx);
	marks_undo(v, fx);
	ck_assert(!story(1)->read);
	ck_assert_int_eq(v->sections->totals.unread, STORIES);
	ck_assert_str_eq(v->notice.words, "Unread again.");
	ck_assert_uint_eq(effects_find(fx, FX_UNDO)->change, change(0)->id);
	marks_undo_sent(v, change(0)->id, 12);
	load((bool[STORIES]){ true }); /* the store has not undone it yet */
	ck_assert(!story(1)->read);
	ck_assert(marks_wait(v));
	marks_answer(v, 12, 0, true);
	ck_assert_uint_eq(v->changes->len, 0);
}
END_TEST

START_TEST(undo_goes_from_the_newest_to_the_oldest)
{
	mark(1, true, 11);
	mark(2, true, 12);
	marks_undo(v, fx);
	ck_assert(story(1)->read && !story(2)->read);
	marks_undo(v, fx);
	ck_assert(!story(1)->read && !story(2)->read);
	marks_undo(v, fx);
	ck_assert_str_eq(v->notice.words, "Nothing to undo.");
	ck_assert_uint_eq(v->changes->len, 2);
}
END_TEST

/* `m` is a mark of story 1 that toggles it, `u` an undo: what is to be shown
 * over a store that has done nothing yet, or all of the marks and no undo. */
static const struct {
	const char *typed;
	bool want;
} overs[] = {
	{ "m", true },     { "mm", false },     { "mmm", true },
	{ "mu", false },   { "mmu", true },     { "mmuu", false },
	{ "mum", true },   { "mumm", false },   { "mummu", true },
	{ "mumu", false }, { "mmmuum", false },
};

START_TEST(pending_changes_are_applied_to_what_is_loaded)
{
	for (const char *key = overs[_i].typed; *key; key++) {
		if (*key == 'u')
			marks_undo(v, fx);
		else
			marks_read(v, story(1), !story(1)->read, fx);
	}
	ck_assert_int_eq(story(1)->read, overs[_i].want);
	load((bool[STORIES]){ false });
	ck_assert_int_eq(story(1)->read, overs[_i].want);
	load((bool[STORIES]){ true });
	ck_assert_int_eq(story(1)->read, overs[_i].want);
}
END_TEST

START_TEST(what_is_settled_is_the_stores)
{
	mark(1, true, 11);
	marks_answer(v, 11, 51, true);
	load((bool[STORIES]){ false }); /* another program has changed it */
	ck_assert(!story(1)->read);
}
END_TEST

START_TEST(a_refusal_reverts_that_change_alone)
{
	mark(1, true, 11);
	mark(2, true, 12);
	mark(1, false, 13);
	marks_answer(v, 11, 0, false);
	ck_assert(!story(1)->read && story(2)->read);
	ck_assert_uint_eq(v->changes->len, 2);
	marks_answer(v, 12, 0, false);
	ck_assert(!story(2)->read);
	ck_assert_uint_eq(v->changes->len, 1);
	ck_assert_uint_eq(change(0)->command, 13);
}
END_TEST

START_TEST(an_unsent_change_is_reverted)
{
	mark(1, true, 0);
	ck_assert(!story(1)->read);
	ck_assert_int_eq(v->sections->totals.unread, STORIES);
	ck_assert_uint_eq(v->changes->len, 0);
}
END_TEST

START_TEST(a_whole_list_is_marked_as_far_as_it_was_seen)
{
	const struct effect *e;

	v->list_newest = 77;
	marks_all(v, fx);
	ck_assert_str_eq(v->notice.words, "5 marked read.  u to undo");
	e = effects_find(fx, FX_MARK_LIST);
	ck_assert_int_eq(e->mark_list.list.kind, LIST_ALL);
	ck_assert_int_eq(e->mark_list.newest, 77);
	ck_assert_ptr_null(effects_find(fx, FX_MARK));
	marks_undo(v, fx);
	for (int i = 1; i <= STORIES; i++)
		ck_assert(!story(i)->read);
}
END_TEST

START_TEST(of_the_front_page_what_is_seen_is_marked)
{
	v->window.list.kind = LIST_FRONT;
	story(2)->read = true;
	marks_all(v, fx);
	ck_assert_uint_eq(effects_find(fx, FX_MARK)->mark.n, STORIES - 1);
	effects_clear(fx);
	marks_all(v, fx);
	ck_assert_str_eq(v->notice.words, "All read already.");
	ck_assert_ptr_null(effects_find(fx, FX_MARK));
	ck_assert_uint_eq(v->changes->len, 1);
}
END_TEST

START_TEST(a_change_of_nothing_is_not_undone)
{
	marks_feed(v,
		   &(struct feed_change){ "https://a.org/", "paused", "yes",
					  "It goes on." },
		   fx);
	marks_sent(v, v->last_change, 11);
	marks_answer(v, 11, 0, true);
	effects_clear(fx);
	marks_undo(v, fx);
	ck_assert_str_eq(v->notice.words, "It goes on.");
	ck_assert_ptr_null(effects_find(fx, FX_UNDO));
	ck_assert_uint_eq(v->changes->len, 0);
}
END_TEST

START_TEST(a_hundred_changes_and_all_pending_ones_are_kept)
{
	mark(1, true, 1); /* it waits for its answer */
	for (uint32_t i = 2; i < 400; i++) {
		mark(2, !story(2)->read, i);
		marks_answer(v, i, i, true);
	}
	ck_assert_uint_eq(v->changes->len, VIEW_UNDO_MAX);
	ck_assert_uint_eq(change(0)->command, 1);
	load((bool[STORIES]){ false });
	ck_assert(story(1)->read);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("marks");
	TCase *t = tcase_create("marks");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_mark_is_shown_counted_and_sent);
	tcase_add_test(t, what_is_so_already_is_no_change);
	tcase_add_test(t, effects_keep_their_arguments);
	tcase_add_test(t, an_answer_is_of_the_change_whose_number_it_names);
	tcase_add_test(t,
		       an_undo_is_shown_at_once_and_kept_until_it_is_answered);
	tcase_add_test(t, undo_goes_from_the_newest_to_the_oldest);
	SUITE_LOOP(t, pending_changes_are_applied_to_what_is_loaded, overs);
	tcase_add_test(t, what_is_settled_is_the_stores);
	tcase_add_test(t, a_refusal_reverts_that_change_alone);
	tcase_add_test(t, an_unsent_change_is_reverted);
	tcase_add_test(t, a_whole_list_is_marked_as_far_as_it_was_seen);
	tcase_add_test(t, of_the_front_page_what_is_seen_is_marked);
	tcase_add_test(t, a_change_of_nothing_is_not_undone);
	tcase_add_test(t, a_hundred_changes_and_all_pending_ones_are_kept);
	suite_add_tcase(s, t);
	return suite_run(s);
}
