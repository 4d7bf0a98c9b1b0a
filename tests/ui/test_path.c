#include "tests/suite.h"
#include "ui/input/path.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* In the folder in which the tests are done. */
static const char *const files[] = {
	"list.opml",    "list-old.opml", "a story.txt", ".hidden",
	"bell\x07.txt", "bytes\xff.txt", "älter",       "ärger",
};

static const struct {
	const char *typed, *want;
} cases[] = {
	{ "lis", "list" },
	{ "list.", "list.opml" },
	{ "a", "a story.txt" },
	{ "fold", "folder/" },
	{ "folder/", "folder/in.txt" },
	{ "./fold", "./folder/" },
	{ "nothing", "nothing" },
	{ "nowhere/x", "nowhere/x" },
	{ ".h", ".hidden" },
	{ "bel", "bel" }, /* none that can be typed */
	{ "byt", "byt" },
	{ "ä", "ä" }, /* whole letters only */
	{ "~/fold", "~/folder/" },
};

static char *folder;

static void make_files(void)
{
	folder = g_dir_make_tmp("lede-path-XXXXXX", NULL);
	ck_assert_int_eq(chdir(folder), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
		ck_assert(g_file_set_contents(files[i], "", 0, NULL));
	ck_assert_int_eq(g_mkdir("folder", 0700), 0);
	ck_assert(g_file_set_contents("folder/in.txt", "", 0, NULL));
	g_setenv("HOME", folder, TRUE);
}

static void delete_files(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
		g_unlink(files[i]);
	g_unlink("folder/in.txt");
	g_rmdir("folder");
	g_rmdir(folder);
	g_free(folder);
}

START_TEST(completes_what_the_names_have_in_common)
{
	g_autofree char *got = path_complete(cases[_i].typed);

	ck_assert_str_eq(got, cases[_i].want);
}
END_TEST

START_TEST(is_whole_from_the_home_folder_and_from_here)
{
	g_autofree char *here = g_get_current_dir();
	g_autofree char *want = g_build_filename(here, "x.txt", NULL);
	g_autofree char *got = path_whole("x.txt");
	g_autofree char *home = path_whole("~/x.txt");
	g_autofree char *whole = path_whole("/x.txt");

	ck_assert_str_eq(got, want);
	ck_assert(g_str_has_prefix(home, g_get_home_dir()));
	ck_assert_str_eq(whole, "/x.txt");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("path");
	TCase *t = tcase_create("typed");

	tcase_add_checked_fixture(t, make_files, delete_files);
	SUITE_LOOP(t, completes_what_the_names_have_in_common, cases);
	tcase_add_test(t, is_whole_from_the_home_folder_and_from_here);
	suite_add_tcase(s, t);
	return suite_run(s);
}
