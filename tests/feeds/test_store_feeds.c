/* Feeds that are removed, added again, or move to another address. */
#include "tests/feeds/two_feeds.h"

START_TEST(a_removed_feed_is_hidden_and_comes_back)
{
	struct list film = { .kind = LIST_SECTION, .section = "Film" };

	sync_with(two_feeds);
	put("https://a.example/", 0, 4, "");
	put("https://b.example/", 0, 3, "");
	sync_with("[Tech]\nhttps://b.example/ B\n");
	ck_assert_int_eq(totals().stories, 3);
	ck_assert_int_eq(totals().feeds, 1);
	sync_with(two_feeds);
	ck_assert_int_eq(totals().stories, 7);
	ck_assert_int_eq(count_of(&film, true), 4);
	/* another section: its stories follow */
	sync_with("[Music]\nhttps://a.example/ A\n");
	film.section = "Music";
	ck_assert_int_eq(count_of(&film, false), 4);
}
END_TEST

/* The program may end after each step of a move: each is followed by the start
 * of the next one, which is another sync. */
START_TEST(a_feed_that_moves_keeps_its_stories)
{
	const char *moved = "[Film]\nhttps://new.example/ A\n"
			    "[Tech]\nhttps://b.example/ B\n";
	int64_t id;

	sync_with(two_feeds);
	id = feed_id("https://a.example/");
	put("https://a.example/", 0, 4, "");
	ck_assert(store_moving(store, "https://a.example/",
			       "https://new.example/", NULL));
	sync_with(two_feeds);
	ck_assert_int_eq(feed_id("https://a.example/"), id);
	ck_assert_int_eq(totals().stories, 4);
	sync_with(moved);
	ck_assert_int_eq(feed_id("https://new.example/"), id);
	ck_assert_int_eq(totals().stories, 4);
	ck_assert_int_eq(totals().feeds, 2);
	sync_with(moved);
	ck_assert_int_eq(feed_id("https://new.example/"), id);
	ck_assert_int_eq(put("https://new.example/", 0, 5, ""), 1);
}
END_TEST

START_TEST(a_feed_moves_where_another_was_removed)
{
	int64_t a, b;

	sync_with(two_feeds);
	a = feed_id("https://a.example/");
	b = feed_id("https://b.example/");
	put("https://a.example/", 0, 4, "");
	put("https://b.example/", 0, 2, "");
	sync_with("https://a.example/\n");
	ck_assert(store_moving(store, "https://a.example/",
			       "https://b.example/", NULL));
	sync_with("https://b.example/\n");
	ck_assert_int_eq(feed_id("https://b.example/"), a);
	ck_assert_int_eq(totals().stories, 4);
	/* the other one is subscribed by the old address */
	sync_with("https://b.example/\nhttps://a.example/\n");
	ck_assert_int_eq(feed_id("https://a.example/"), b);
	ck_assert_int_eq(totals().stories, 6);
}
END_TEST

/* Two feeds, both subscribed: neither becomes the other. */
START_TEST(a_feed_that_moves_to_another_is_dropped)
{
	int64_t b;

	sync_with(two_feeds);
	b = feed_id("https://b.example/");
	put("https://b.example/", 0, 2, "");
	ck_assert(store_moving(store, "https://a.example/",
			       "https://b.example/", NULL));
	sync_with("https://b.example/\n");
	ck_assert_int_eq(feed_id("https://b.example/"), b);
	ck_assert_int_eq(totals().stories, 2);
}
END_TEST

/* The first feed as the feeds screen has it. */
static bool fails_first(const char *url)
{
	g_autoptr(Feeds) feeds = store_feeds(store, NULL);
	const struct feed *f = feeds_at(feeds, 0);

	return feed_is_failing(f) && strcmp(f->url, url) == 0;
}

START_TEST(a_failing_feed_fails_until_it_was_asked_again)
{
	sync_with(two_feeds);
	ck_assert(store_run(store,
			    "UPDATE feed SET error = '410 gone' WHERE url ="
			    " 'https://b.example/'",
			    NULL));
	ck_assert(fails_first("https://b.example/"));
	ck_assert_int_eq(totals().failing, 1);
	/* paused: nothing has to be done about it */
	sync_with("[Film]\nhttps://a.example/ A\n"
		  "[Tech]\nhttps://b.example/ B paused=yes\n");
	ck_assert(!fails_first("https://b.example/"));
	ck_assert_int_eq(totals().failing, 0);
	sync_with("[Film]\nhttps://a.example/ A\n");
	ck_assert_int_eq(totals().failing, 0);
	sync_with(two_feeds);
	ck_assert(fails_first("https://b.example/"));
	ck_assert_int_eq(totals().failing, 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("store_feeds");
	TCase *t = tcase_create("store_feeds");

	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, a_removed_feed_is_hidden_and_comes_back);
	tcase_add_test(t, a_feed_that_moves_keeps_its_stories);
	tcase_add_test(t, a_feed_moves_where_another_was_removed);
	tcase_add_test(t, a_feed_that_moves_to_another_is_dropped);
	tcase_add_test(t, a_failing_feed_fails_until_it_was_asked_again);
	suite_add_tcase(s, t);
	return suite_run(s);
}
