/* The feeds file is the user's: what lede changes leaves the rest alone. */
#include "src/base/error.h"
#include "src/config/subs.h"
#include "tests/suite.h"

#include <string.h>

static const char file[] = "# mine\n"
			   "https://a.example/rss \"A, the first\" every=2h\n"
			   "\n"
			   "[Film]\n"
			   "https://b.example/rss # why I read it\n"
			   "  \"exec:my-scraper --all\" \"From a program\"\n"
			   "[Tech]\n"
			   "https://c.example/rss full=yes odd=1\n";

START_TEST(reads_addresses_names_and_settings)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Subs) s = subs_read(file, complaints);

	ck_assert_uint_eq(subs_count(s), 4);
	ck_assert_str_eq(subs_at(s, 0)->name, "A, the first");
	ck_assert_int_eq(subs_at(s, 0)->every, 7200);
	ck_assert_str_eq(subs_at(s, 0)->section, "News");
	ck_assert_str_eq(subs_at(s, 1)->section, "Film");
	ck_assert_str_eq(subs_at(s, 2)->url, "exec:my-scraper --all");
	ck_assert_int_eq(subs_at(s, 3)->full, FULL_TEXT_YES);
	ck_assert_uint_eq(complaints->len, 1); /* odd=1 is named, and kept */
	ck_assert(strstr(g_ptr_array_index(complaints, 0), "feeds:8:"));
	ck_assert_ptr_null(subs_sections(s)[3]);
}
END_TEST

START_TEST(an_unchanged_file_is_written_as_it_was)
{
	g_autoptr(Subs) s = subs_read(file, NULL);
	g_autofree char *text = subs_text(s);

	ck_assert_str_eq(text, file);
}
END_TEST

START_TEST(a_new_feed_ends_its_section)
{
	g_autoptr(Subs) s = subs_read(file, NULL);
	g_autofree char *text = NULL;

	ck_assert(
		subs_add(s, "https://d.example/rss", "D $ \"quoted\"", "Film"));
	ck_assert(!subs_add(s, "https://d.example/rss", NULL, "Tech"));
	ck_assert(subs_add(s, "https://e.example/rss", NULL, "Music"));
	text = subs_text(s);
	ck_assert(strstr(text, "\"From a program\"\nhttps://d.example/rss "));
	ck_assert(
		g_str_has_suffix(text, "\n\n[Music]\nhttps://e.example/rss\n"));
	ck_assert_str_eq(subs_find(s, "https://d.example/rss")->name,
			 "D $ \"quoted\"");
	ck_assert_str_eq(subs_find(s, "https://e.example/rss")->section,
			 "Music");
}
END_TEST

START_TEST(a_changed_line_keeps_its_comment)
{
	g_autoptr(Subs) s = subs_read(file, NULL);
	g_autofree char *text = NULL;

	ck_assert(subs_set(s, "https://b.example/rss", "name", "B", NULL));
	ck_assert(subs_set(s, "https://b.example/rss", "paused", "yes", NULL));
	text = subs_text(s);
	ck_assert(strstr(text, "https://b.example/rss B paused=yes # why I "
			       "read it\n"));
	ck_assert(strstr(text, "# mine\n"));
}
END_TEST

START_TEST(moves_keep_the_settings)
{
	g_autoptr(Subs) s = subs_read(file, NULL);

	ck_assert(
		subs_set(s, "https://a.example/rss", "section", "Tech", NULL));
	ck_assert_str_eq(subs_find(s, "https://a.example/rss")->section,
			 "Tech");
	ck_assert_int_eq(subs_find(s, "https://a.example/rss")->every, 7200);
}
END_TEST

START_TEST(an_invalid_change_changes_nothing)
{
	g_autoptr(Subs) s = subs_read(file, NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;

	ck_assert(
		!subs_set(s, "https://a.example/rss", "every", "soon", &error));
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_USAGE));
	ck_assert(!subs_set(s, "https://nobody.example/", "name", "x", NULL));
	ck_assert(!subs_set(s, "https://a.example/rss", "odd", "1", NULL));
	/* on one line it is an address that is there */
	ck_assert(!subs_set(s, "https://a.example/rss", "url",
			    "exec:my-scraper\n--all", NULL));
	ck_assert(subs_find(s, "exec:my-scraper --all"));
	ck_assert(!subs_remove(s, "https://nobody.example/"));
	text = subs_text(s);
	ck_assert_str_eq(text, file);
}
END_TEST

START_TEST(removing_a_line_keeps_all_others)
{
	g_autoptr(Subs) s = subs_read(file, NULL);
	g_autofree char *text = NULL;

	ck_assert(subs_remove(s, "https://b.example/rss"));
	text = subs_text(s);
	ck_assert_ptr_null(strstr(text, "b.example"));
	ck_assert_uint_eq(subs_count(s), 3);
	ck_assert(strstr(text, "[Film]\n"));
}
END_TEST

/* Settings, secrets and comments with it, and at its place. */
START_TEST(what_is_restored_is_as_it_was)
{
	static const char *const urls[] = { "https://a.example/rss",
					    "https://b.example/rss",
					    "https://e.example/rss" };

	for (size_t i = 0; i < G_N_ELEMENTS(urls); i++) {
		g_autoptr(Subs) s = subs_read(file, NULL);
		g_autofree char *where = subs_where(s, urls[i]);
		g_autofree char *removed = NULL;
		g_autofree char *moved = NULL;

		if (!where)
			continue;
		ck_assert(subs_remove(s, urls[i]));
		ck_assert(subs_restore(s, urls[i], where));
		removed = subs_text(s);
		ck_assert_str_eq(removed, file);
		ck_assert(subs_set(s, urls[i], "section", "Tech", NULL));
		ck_assert(subs_restore(s, urls[i], where));
		moved = subs_text(s);
		ck_assert(g_str_has_prefix(moved, file));
	}
}
END_TEST

/* The user's own later line counts, and where the section has moved on it is
 * put at its end. */
START_TEST(restoring_keeps_later_changes)
{
	g_autoptr(Subs) s = subs_read("[Film]\nhttps://a.example/ every=1h\n"
				      "[Tech]\nhttps://b.example/\n",
				      NULL);
	g_autofree char *where = subs_where(s, "https://a.example/");
	g_autoptr(Subs) edited =
		subs_read("[Tech]\nhttps://b.example/\n[Film]\n"
			  "https://c.example/\nhttps://a.example/ A\n",
			  NULL);
	g_autofree char *text = NULL;

	ck_assert(subs_restore(edited, "https://a.example/", where));
	text = subs_text(edited);
	ck_assert_str_eq(text, "[Tech]\nhttps://b.example/\n[Film]\n"
			       "https://c.example/\nhttps://a.example/ A\n");
	ck_assert(!subs_restore(edited, "https://a.example/", "nonsense"));
	ck_assert_ptr_nonnull(subs_find(edited, "https://a.example/"));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("subs");
	TCase *t = tcase_create("subs");

	tcase_add_test(t, reads_addresses_names_and_settings);
	tcase_add_test(t, an_unchanged_file_is_written_as_it_was);
	tcase_add_test(t, a_new_feed_ends_its_section);
	tcase_add_test(t, a_changed_line_keeps_its_comment);
	tcase_add_test(t, moves_keep_the_settings);
	tcase_add_test(t, an_invalid_change_changes_nothing);
	tcase_add_test(t, removing_a_line_keeps_all_others);
	tcase_add_test(t, what_is_restored_is_as_it_was);
	tcase_add_test(t, restoring_keeps_later_changes);
	suite_add_tcase(s, t);
	return suite_run(s);
}
