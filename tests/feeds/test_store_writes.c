/* Marks, their undo, and transactions, with another writer, too. */
#include "feeds/store/digested.h"
#include "feeds/store/facts.h"
#include "feeds/store/marks.h"
#include "src/base/error.h"
#include "src/store/sql.h"
#include "src/store/stories.h"
#include "tests/feeds/two_feeds.h"

START_TEST(undo_reverts_a_batch)
{
	struct list film = { .kind = LIST_SECTION, .section = "Film" };
	g_autoptr(GError) error = NULL;
	struct marked marked;
	struct undone undone;

	sync_with(two_feeds);
	put("https://a.example/", 0, 10, "");
	ck_assert(store_mark(store,
			     &(struct mark){ .list = &film,
					     .newest = 6,
					     .value = true,
					     .copies = READ_COPIES_EVENT },
			     &marked, NULL));
	ck_assert_int_eq(marked.count, 6); /* those that the reader had seen */
	ck_assert_int_eq(count_of(&film, true), 4);
	ck_assert(store_undo(store, marked.batch, &undone, NULL));
	ck_assert_ptr_null(undone.url);
	ck_assert_int_eq(count_of(&film, true), 10);
	ck_assert(!store_undo(store, marked.batch, &undone, &error));
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_ABSENT));
}
END_TEST

/* Stores a mark by `s`; gives its batch, or 0 with the error's kind. */
static int64_t mark_by(Store *s, int64_t id, bool read, int *kind)
{
	g_autoptr(GError) error = NULL;
	struct marked marked = { 0 };

	*kind = -1;
	if (!store_mark(s, &(struct mark){ .ids = &id, .n = 1, .value = read },
			&marked, &error))
		*kind = error->code;
	return marked.batch;
}

static void *commit_soon(void *other)
{
	g_usleep(200 * 1000);
	ck_assert(store_end(other, true, NULL));
	return NULL;
}

/* As a mark while another program stores what it fetched. */
START_TEST(a_mark_waits_for_another_writer)
{
	g_autoptr(Store) other = NULL;
	GThread *thread;
	int kind;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	ck_assert(store_set_fact(other, "a", "b", NULL));
	thread = g_thread_new("writer", commit_soon, other);
	ck_assert_int_gt(mark_by(store, 1, true, &kind), 0);
	g_thread_join(thread);
	/* and what it wrote before does not refuse what comes next */
	ck_assert_int_gt(mark_by(other, 2, true, &kind), 0);
	ck_assert_int_gt(mark_by(store, 2, false, &kind), 0);
}
END_TEST

START_TEST(a_mark_that_timed_out_can_be_retried)
{
	g_autoptr(Store) other = NULL;
	int kind;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	other = store_open_write(path, NULL);
	sqlite3_busy_timeout(store_db(store), 1);
	ck_assert(store_begin(other, NULL));
	ck_assert_int_eq(mark_by(store, 1, true, &kind), 0);
	ck_assert_int_eq(kind, ERROR_BUSY);
	ck_assert(store_end(other, true, NULL));
	ck_assert_int_gt(mark_by(store, 1, true, &kind), 0);
}
END_TEST

/* A savepoint within a transaction is rolled back alone. */
START_TEST(a_savepoint_that_fails_keeps_the_rest)
{
	struct list all = { .kind = LIST_ALL };
	int kind;

	sync_with(two_feeds);
	ck_assert(store_begin(store, NULL));
	put("https://a.example/", 0, 3, "");
	ck_assert(sql_open(store, NULL));
	ck_assert(sql_open(store, NULL));
	mark_by(store, 1, true, &kind);
	ck_assert(sql_close(store, true, NULL));
	ck_assert(!sql_close(store, false, NULL));
	ck_assert(store_end(store, true, NULL));
	ck_assert_int_eq(count_of(&all, true), 3);
	ck_assert_int_gt(mark_by(store, 1, true, &kind), 0);
	ck_assert_int_eq(count_of(&all, true), 2);
}
END_TEST

/* A part without a savepoint takes the whole with it. */
START_TEST(a_part_that_fails_makes_the_whole_fail)
{
	g_autoptr(GError) error = NULL;
	struct list all = { .kind = LIST_ALL };
	bool own;

	sync_with(two_feeds);
	ck_assert(store_begin(store, NULL));
	put("https://a.example/", 0, 3, "");
	ck_assert(sql_join(store, &own, NULL));
	ck_assert(!own);
	ck_assert(!sql_leave(store, own, false, NULL));
	ck_assert(!store_end(store, true, &error));
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_STORE));
	ck_assert_int_eq(count_of(&all, false), 0);
	/* the next transaction is not broken */
	ck_assert(store_begin(store, NULL));
	put("https://a.example/", 0, 3, "");
	ck_assert(store_end(store, true, NULL));
	ck_assert_int_eq(count_of(&all, false), 3);
}
END_TEST

/* Refreshes come between the steps of background work. */
START_TEST(a_story_that_changed_while_it_was_related_is_digested_again)
{
	g_autoptr(Buf) body = buf_new(1);
	struct story_text text = { .body = body, .words = "text" };

	sync_with(two_feeds);
	put("https://a.example/", 0, 1, "");
	ck_assert(store_text(store, 1, &text, NULL));
	put("https://a.example/", 0, 1, " with another title");
	ck_assert(store_related_done(store, 1, NULL));
	ck_assert(!store_is_digested(store, 1));
	ck_assert(store_text(store, 1, &text, NULL));
	ck_assert(store_related_done(store, 1, NULL));
	ck_assert(store_is_digested(store, 1));
}
END_TEST

START_TEST(the_number_of_a_batch_is_never_reused)
{
	struct undone undone;
	int64_t first, second;
	int kind;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	first = mark_by(store, 1, true, &kind);
	ck_assert(store_undo(store, first, &undone, NULL));
	second = mark_by(store, 2, true, &kind);
	ck_assert_int_gt(second, first);
	/* an undo that is sent twice reverts nothing else */
	ck_assert(!store_undo(store, first, &undone, NULL));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("store_writes");
	TCase *t = tcase_create("store_writes");

	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, undo_reverts_a_batch);
	tcase_add_test(t, a_mark_waits_for_another_writer);
	tcase_add_test(t, a_mark_that_timed_out_can_be_retried);
	tcase_add_test(t, a_savepoint_that_fails_keeps_the_rest);
	tcase_add_test(t, a_part_that_fails_makes_the_whole_fail);
	tcase_add_test(
		t, a_story_that_changed_while_it_was_related_is_digested_again);
	tcase_add_test(t, the_number_of_a_batch_is_never_reused);
	suite_add_tcase(s, t);
	return suite_run(s);
}
