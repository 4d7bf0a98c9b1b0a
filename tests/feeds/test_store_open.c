/* Opening a store: of another version, of none, for reading. */
#include "src/base/error.h"
#include "src/store/search.h"
#include "src/store/sql.h"
#include "tests/feeds/two_feeds.h"

#include <string.h>
#include <unistd.h>

START_TEST(the_reader_changes_nothing)
{
	g_autoptr(Store) reader = NULL;
	g_autoptr(GError) error = NULL;

	reader = store_open_read(path, &error);
	ck_assert_ptr_nonnull(reader);
	ck_assert(!store_run(reader, "DELETE FROM story", &error));
}
END_TEST

START_TEST(a_newer_store_is_refused_untouched)
{
	g_autoptr(Store) s = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) again = NULL;

	ck_assert(store_run(store, "PRAGMA user_version = 99", NULL));
	g_clear_pointer(&store, store_close);
	s = store_open_write(path, &error);
	ck_assert_ptr_null(s);
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_NEWER));
	s = store_open_read(path, &again);
	ck_assert_ptr_null(s);
	ck_assert(strstr(again->message, "newer"));
	ck_assert(g_error_matches(again, LEDE_ERROR, ERROR_NEWER));
}
END_TEST

/* A store of version 1 is migrated, with all its stories. What a new step of the
 * schema makes is removed here. */
START_TEST(an_older_store_is_brought_up_to_date)
{
	g_autoptr(Store) reader = NULL;
	g_autoptr(GError) error = NULL;
	sqlite3_stmt *q;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	ck_assert(store_run(
		store,
		"DROP TABLE gone; DROP TABLE alike; DROP"
		" TRIGGER alike_goes; DROP INDEX story_rank; "
		"DROP INDEX story_unread; "
		"DROP TABLE muted; DROP TRIGGER muted_goes; "
		"DROP INDEX story_guest; "
		"ALTER TABLE terms DROP COLUMN met; "
		"ALTER TABLE terms DROP COLUMN cluster; "
		"DROP INDEX feed_publisher; DROP INDEX feed_short; "
		"DROP INDEX feed_called; "
		"ALTER TABLE feed DROP COLUMN publisher; "
		"ALTER TABLE feed DROP COLUMN short; "
		"ALTER TABLE feed DROP COLUMN label; "
		"ALTER TABLE feed DROP COLUMN recent; "
		"ALTER TABLE feed DROP COLUMN asks; "
		"ALTER TABLE feed DROP COLUMN asks_by; "
		"ALTER TABLE feed DROP COLUMN skip_hours; "
		"ALTER TABLE feed DROP COLUMN skip_days; "
		"ALTER TABLE feed DROP COLUMN interval; "
		"ALTER TABLE feed DROP COLUMN why; "
		"DROP TRIGGER full_begins; DROP TRIGGER full_ends; DROP "
		"TRIGGER page_goes; "
		"DROP TABLE page; DROP TABLE furniture; "
		"ALTER TABLE feed DROP COLUMN full; "
		"ALTER TABLE story DROP COLUMN head; "
		"ALTER TABLE story DROP COLUMN image_width; "
		"ALTER TABLE story DROP COLUMN image_height; "
		"ALTER TABLE story DROP COLUMN image_caption; "
		"DROP TRIGGER picture_goes; DROP TABLE picture; "
		"DROP INDEX story_line; DROP INDEX story_section; "
		"ALTER TABLE story DROP COLUMN newest; "
		"CREATE INDEX story_section ON story (section, time, id, "
		"head_section, read, hidden); "
		"ALTER TABLE feed DROP COLUMN texts; DROP TABLE batch; "
		"CREATE TABLE batch (id INTEGER PRIMARY KEY, url TEXT, "
		"key TEXT, value TEXT); DROP INDEX story_found; "
		"DROP TABLE search; CREATE VIRTUAL TABLE search USING "
		"fts5(title, text, content = 'searchable', "
		"content_rowid = 'id'); PRAGMA user_version = 1",
		NULL));
	g_clear_pointer(&store, store_close);
	reader = store_open_read(path, &error);
	ck_assert_ptr_null(reader);
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_ABSENT));
	g_clear_error(&error);
	store = store_open_write(path, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "");
	ck_assert_uint_eq(put("https://a.example/", 0, 4, ""), 1);
	ck_assert_int_eq(totals().stories, 4);
	/* and the newest publication of the feed is known */
	q = store_prepare(
		store,
		"SELECT (SELECT recent FROM feed WHERE id = f.id) ="
		" max(min(s.time, s.arrived)) FROM story s JOIN feed f"
		" ON f.id = s.feed WHERE f.url = 'https://a.example/'"
		" AND s.id <= 3",
		NULL);
	ck_assert_int_eq(sql_number(q), 1);
	reader = store_open_read(path, NULL);
	ck_assert_ptr_nonnull(reader);
	ck_assert(search_is_partial(reader));
}
END_TEST

/* A new store has nothing to make again. */
START_TEST(the_index_of_a_new_store_is_whole)
{
	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	ck_assert(!search_is_partial(store));
}
END_TEST

/* A store is data, whoever wrote it. */
START_TEST(functions_in_a_schema_do_not_run)
{
	sqlite3_stmt *q = store_prepare(store, "PRAGMA trusted_schema", NULL);

	ck_assert_int_eq(sql_number(q), 0);
}
END_TEST

START_TEST(what_is_no_store_is_refused)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *other = g_build_filename(folder, "other", NULL);
	g_autoptr(Store) s = NULL;
	g_autoptr(GError) error = NULL;

	ck_assert(g_file_set_contents(other,
				      "this is no database, is it? "
				      "no, it is not, not at all.",
				      -1, NULL));
	s = store_open_write(other, &error);
	ck_assert_ptr_null(s);
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_STORE));
	unlink(other);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("store_open");
	TCase *t = tcase_create("store_open");

	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, the_reader_changes_nothing);
	tcase_add_test(t, a_newer_store_is_refused_untouched);
	tcase_add_test(t, an_older_store_is_brought_up_to_date);
	tcase_add_test(t, the_index_of_a_new_store_is_whole);
	tcase_add_test(t, functions_in_a_schema_do_not_run);
	tcase_add_test(t, what_is_no_store_is_refused);
	suite_add_tcase(s, t);
	return suite_run(s);
}
