/* The log: bounded, and never lost. */
#include "src/base/log.h"
#include "src/base/paths.h"
#include "tests/suite.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *home, *path;

static void set_up(void)
{
	home = g_dir_make_tmp("lede-test-XXXXXX", NULL);
	g_setenv("XDG_STATE_HOME", home, TRUE);
	path = paths_get(PATH_LOG);
	log_start("test");
	g_message("the first line");
}

static void tear_down(void)
{
	g_autofree char *folder = g_path_get_dirname(path);

	unlink(path);
	rmdir(folder);
	rmdir(home);
	g_free(path);
	g_free(home);
}

static char *contents(void)
{
	char *text = NULL;

	ck_assert(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

START_TEST(a_line_that_cannot_be_written_leaves_the_others)
{
	struct rlimit full = { 10, RLIM_INFINITY };
	g_autofree char *text = NULL;

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &full), 0);
	g_message("the second line");
	text = contents();
	ck_assert_ptr_nonnull(strstr(text, "the first line\n"));
	ck_assert_ptr_null(strstr(text, "the second line\n"));
}
END_TEST

START_TEST(a_long_log_loses_its_older_half)
{
	g_autofree char *line = g_strnfill(1000, 'x');
	g_autofree char *text = NULL;
	size_t size;

	/* more than halving would read at once */
	text = g_strnfill(6 * LOG_MAX, 'y');
	ck_assert(g_file_set_contents(path, text, -1, NULL));
	for (int i = 0; i < LOG_MAX / 1000; i++)
		g_message("%s", line);
	g_message("the last line");
	g_free(text);
	text = contents();
	size = strlen(text);
	ck_assert_uint_lt(size, LOG_MAX + 2000);
	ck_assert_uint_gt(size, LOG_MAX / 4);
	ck_assert_ptr_nonnull(strstr(text, "the last line\n"));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("log");
	TCase *t = tcase_create("log");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, a_line_that_cannot_be_written_leaves_the_others);
	tcase_add_test(t, a_long_log_loses_its_older_half);
	suite_add_tcase(s, t);
	return suite_run(s);
}
