/* What feeds are called: by the user, by their titles in short, or by the whole
 * title where two would be called the same. */
#include "feeds/store/feed_title.h"
#include "tests/feeds/two_feeds.h"

#define THREE                                                                  \
	"https://www.example.org/tech\nhttps://www.example.org/arts\n"         \
	"https://bytewise.example/\n"

static void put_title(const char *url, const char *title)
{
	g_autoptr(Incoming) a = incoming_new(NOW);

	a->title = title;
	ck_assert(store_put_title_at(store, url, a, NULL));
}

static void check_name(const char *url, const char *want)
{
	g_autofree char *name = store_feed_name(store, url);

	ck_assert_pstr_eq(name, want);
}

START_TEST(a_feed_is_called_by_its_title_in_short)
{
	sync_with(THREE);
	check_name("https://bytewise.example/", "https://bytewise.example/");
	put_title("https://bytewise.example/", "Bytewise > Home");
	check_name("https://bytewise.example/", "Bytewise");
	put_title("https://bytewise.example/", "Bytewise & Co. RSS");
	check_name("https://bytewise.example/", "Bytewise & Co.");
	/* a document that says nothing changes nothing */
	put_title("https://bytewise.example/", NULL);
	check_name("https://bytewise.example/", "Bytewise & Co.");
	put_title("https://nowhere.example/", "Nowhere");
	check_name("https://nowhere.example/", NULL);
}
END_TEST

START_TEST(the_users_own_name_wins)
{
	sync_with("https://bytewise.example/ Mine\n");
	put_title("https://bytewise.example/", "Bytewise > Home");
	check_name("https://bytewise.example/", "Mine");
	sync_with("https://bytewise.example/\n");
	check_name("https://bytewise.example/", "Bytewise");
}
END_TEST

START_TEST(two_of_one_name_keep_their_titles)
{
	sync_with(THREE);
	put_title("https://www.example.org/tech", "Example News - Technology");
	check_name("https://www.example.org/tech", "Example News");
	put_title("https://www.example.org/arts", "Example News - Arts");
	check_name("https://www.example.org/tech", "Example News - Technology");
	check_name("https://www.example.org/arts", "Example News - Arts");
	/* removed, and back */
	sync_with("https://www.example.org/tech\n");
	check_name("https://www.example.org/tech", "Example News");
	sync_with(THREE);
	check_name("https://www.example.org/tech", "Example News - Technology");
	check_name("https://www.example.org/arts", "Example News - Arts");
}
END_TEST

/* The one that keeps a name which another gave up is called by it. */
START_TEST(a_name_that_is_given_up_is_free)
{
	sync_with(THREE);
	put_title("https://www.example.org/tech", "Example News - Technology");
	put_title("https://www.example.org/arts", "Example News - Arts");
	put_title("https://www.example.org/arts", "Gallery");
	check_name("https://www.example.org/arts", "Gallery");
	check_name("https://www.example.org/tech", "Example News");
}
END_TEST

START_TEST(a_name_of_the_users_is_not_given_again)
{
	sync_with("https://www.example.org/tech\n"
		  "https://other.example/ \"example news\"\n");
	put_title("https://www.example.org/tech", "Example News - Technology");
	check_name("https://www.example.org/tech", "Example News - Technology");
}
END_TEST

static guint count_found(const char *query)
{
	const struct list l = { .kind = LIST_SEARCH, .query = query };
	struct list_counts counts = { 0 };

	ck_assert(store_count(store, &l, 1000, &counts, NULL));
	return (guint)counts.stories;
}

START_TEST(a_source_is_found_by_its_name_and_its_title)
{
	sync_with(THREE);
	put("https://bytewise.example/", 0, 3, "");
	put_title("https://bytewise.example/", "Bytewise > Home Page");
	ck_assert_uint_eq(count_found("from:\"Bytewise\""), 3);
	ck_assert_uint_eq(count_found("from:\"Bytewise > Home Page\""), 3);
	ck_assert_uint_eq(count_found("from:\"Bytewise Home\""), 0);
	sync_with("https://bytewise.example/ Mine\n");
	ck_assert_uint_eq(count_found("from:mine"), 3);
	ck_assert_uint_eq(count_found("from:\"home page\""), 3);
}
END_TEST

/* A store of the version before has titles and no names. */
START_TEST(feeds_of_an_older_store_get_their_names)
{
	sync_with(THREE);
	put_title("https://www.example.org/tech", "Example News - Technology");
	put_title("https://www.example.org/arts", "Example News - Arts");
	put_title("https://bytewise.example/", "Bytewise > Home");
	ck_assert(store_run(store,
			    "DROP TRIGGER full_begins; DROP TRIGGER full_ends; "
			    "DROP TRIGGER page_goes;"
			    "DROP TABLE page; DROP TABLE furniture;"
			    "ALTER TABLE feed DROP COLUMN full;"
			    "DROP INDEX story_unread; DROP INDEX feed_short;"
			    "DROP INDEX feed_called;"
			    "ALTER TABLE feed DROP COLUMN short;"
			    "ALTER TABLE feed DROP COLUMN label;"
			    "ALTER TABLE feed DROP COLUMN recent;"
			    "ALTER TABLE feed DROP COLUMN asks;"
			    "ALTER TABLE feed DROP COLUMN asks_by;"
			    "ALTER TABLE feed DROP COLUMN skip_hours;"
			    "ALTER TABLE feed DROP COLUMN skip_days;"
			    "ALTER TABLE feed DROP COLUMN interval;"
			    "ALTER TABLE feed DROP COLUMN why;"
			    "ALTER TABLE story DROP COLUMN image_width;"
			    "ALTER TABLE story DROP COLUMN image_height;"
			    "ALTER TABLE story DROP COLUMN image_caption;"
			    "DROP TRIGGER picture_goes; DROP TABLE picture;"
			    "PRAGMA user_version = 9",
			    NULL));
	g_clear_pointer(&store, store_close);
	store = store_open_write(path, NULL);
	check_name("https://www.example.org/tech", "Example News - Technology");
	check_name("https://www.example.org/arts", "Example News - Arts");
	check_name("https://bytewise.example/", "Bytewise");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("feed_names");
	TCase *t = tcase_create("feed_names");

	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, a_feed_is_called_by_its_title_in_short);
	tcase_add_test(t, the_users_own_name_wins);
	tcase_add_test(t, two_of_one_name_keep_their_titles);
	tcase_add_test(t, a_name_that_is_given_up_is_free);
	tcase_add_test(t, a_name_of_the_users_is_not_given_again);
	tcase_add_test(t, a_source_is_found_by_its_name_and_its_title);
	tcase_add_test(t, feeds_of_an_older_store_get_their_names);
	suite_add_tcase(s, t);
	return suite_run(s);
}
