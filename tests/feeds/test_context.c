/* The context of all commands: user files, transactions, the lock, with another
 * program on the store. */
#include "feeds/store/fetch_state.h"
#include "feeds/store/sync.h"
#include "tests/feeds/context_home.h"

/* A file that was edited while another program wrote the store. */
START_TEST(a_mute_that_was_not_stored_is_retried)
{
	g_autoptr(Context) c = NULL;
	g_autoptr(Store) other = NULL;
	g_autofree char *path = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	write_file(PATH_FILTERS, "mute lantern\n");
	context_reread_files(c, NULL);
	ck_assert_int_eq(count_shown(c), 3);
	ck_assert(store_end(other, true, NULL));
	context_reread_files(c, NULL);
	ck_assert_int_eq(count_shown(c), 0);
}
END_TEST

/* Its time was over while another program wrote the store. */
START_TEST(a_mute_that_ended_unseen_is_ended_later)
{
	g_autoptr(Context) c = NULL;
	g_autoptr(Store) other = NULL;
	g_autofree char *path = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	write_file(PATH_FILTERS, "mute lantern until=2026-12-31\n");
	c = open_context();
	put_stories(c, 3);
	context_mute(c, (const int64_t[]){ 1, 2, 3 }, 3);
	ck_assert_int_eq(count_shown(c), 0);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	g_setenv("LEDE_NOW", "1900000000", TRUE);
	context_reread_files(c, NULL);
	ck_assert_int_eq(count_shown(c), 0);
	ck_assert(store_end(other, true, NULL));
	context_reread_files(c, NULL);
	ck_assert_int_eq(count_shown(c), 3);
}
END_TEST

START_TEST(an_open_transaction_is_committed_in_time)
{
	g_autoptr(Context) c = open_context();

	ck_assert_int_eq(context_wait_ms(c), -1);
	ck_assert(context_begin(c, NULL));
	ck_assert_int_ge(context_wait_ms(c), 0);
	ck_assert_int_le(context_wait_ms(c), 500);
	ck_assert(context_commit(c, true, NULL));
	ck_assert_int_eq(context_wait_ms(c), -1);
}
END_TEST

START_TEST(the_lock_has_one_holder)
{
	g_autoptr(Context) a = open_context();
	g_autoptr(Context) b = open_context();

	ck_assert(context_lock(a));
	ck_assert(context_lock(a));
	ck_assert(!context_lock(b));
	context_unlock(a);
	ck_assert(context_lock(b));
}
END_TEST

START_TEST(subscriptions_that_were_edited_are_read_again)
{
	g_autoptr(Context) c = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 3);
	write_file(PATH_FEEDS, "# none any more\n");
	ck_assert(context_reread_files(c, NULL));
	ck_assert_int_eq(count_shown(c), 0);
	write_file(PATH_FEEDS, "[Film]\nhttps://a.example/ \"A\"\n");
	ck_assert(context_reread_files(c, NULL));
	ck_assert_int_eq(count_shown(c), 3);
}
END_TEST

/* A file that cannot be written, another program that holds the store: the feed
 * keeps its stories and its address, and moves when that is over. */
START_TEST(a_move_that_fails_loses_nothing)
{
	g_autoptr(Context) c = NULL;
	g_autoptr(Store) other = NULL;
	g_autoptr(FeedStates) found = NULL;
	g_autofree char *path = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	ck_assert(!user_files_move_sub(c->files, "https://a.example/",
				       "https://b.example/", NULL));
	ck_assert(store_end(other, true, NULL));
	ck_assert(context_reread_files(c, NULL));
	ck_assert_ptr_nonnull(subs_find(c->files->subs, "https://a.example/"));
	ck_assert_int_eq(count_shown(c), 3);
	ck_assert(user_files_move_sub(c->files, "https://a.example/",
				      "https://b.example/", NULL));
	ck_assert_int_eq(count_shown(c), 3);
	found = store_feed_state(c->store, "https://b.example/", NULL);
	ck_assert_int_eq(g_array_index(found->all, struct feed_state, 0).id, 1);
}
END_TEST

/* The file was written, the store was not: the program ended between them. */
START_TEST(an_interrupted_move_is_finished_at_the_next_start)
{
	g_autoptr(Context) c = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 3);
	ck_assert(store_moving(c->store, "https://a.example/",
			       "https://b.example/", NULL));
	write_file(PATH_FEEDS, "https://b.example/\n");
	g_clear_pointer(&c, context_free);
	c = open_context();
	ck_assert_int_eq(count_shown(c), 3);
	ck_assert_uint_eq(subs_count(c->files->subs), 1);
}
END_TEST

/* Nothing but the subscriptions was busy: they are synchronized later. */
START_TEST(subscriptions_that_were_not_stored_are_retried)
{
	g_autoptr(Context) c = NULL;
	g_autoptr(Store) other = NULL;
	g_autofree char *path = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	write_file(PATH_FEEDS, "# none any more\n");
	ck_assert(!context_reread_files(c, NULL));
	ck_assert(store_end(other, true, NULL));
	ck_assert(context_reread_files(c, NULL));
	ck_assert_int_eq(count_shown(c), 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("context");
	TCase *t = tcase_create("context");

	tcase_set_timeout(t, 30);
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, a_mute_that_was_not_stored_is_retried);
	tcase_add_test(t, a_mute_that_ended_unseen_is_ended_later);
	tcase_add_test(t, an_open_transaction_is_committed_in_time);
	tcase_add_test(t, the_lock_has_one_holder);
	tcase_add_test(t, subscriptions_that_were_edited_are_read_again);
	tcase_add_test(t, a_move_that_fails_loses_nothing);
	tcase_add_test(t, an_interrupted_move_is_finished_at_the_next_start);
	tcase_add_test(t, subscriptions_that_were_not_stored_are_retried);
	suite_add_tcase(s, t);
	return suite_run(s);
}
