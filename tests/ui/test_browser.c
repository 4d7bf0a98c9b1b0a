#include "tests/suite.h"
#include "ui/os/browser.h"

#include <string.h>

static const struct {
	const char *setting, *url;
	const char *want; /* words joined by |; NULL: refused */
} cases[] = {
	{ "w3m", "https://a.example/x", "w3m|https://a.example/x" },
	{ "ff --new %u --", "https://a.example/",
	  "ff|--new|https://a.example/|--" },
	{ "ff --u=%u", "https://a.example/", "ff|--u=https://a.example/" },
	{ "'my browser' -x", "https://a.example/",
	  "my browser|-x|https://a.example/" },
	/* what a shell or an option reader would take for something else */
	{ "w3m", "https://a.example/?q=$(reboot)&x=`id`;'\"",
	  "w3m|https://a.example/?q=$(reboot)&x=%60id%60;%27%22" },
	{ "w3m", "--help", NULL },
	{ "w3m", "javascript:alert(1)", NULL },
	{ "w3m", "file:///etc/passwd", NULL },
	{ "w3m", "data:text/html,x", NULL },
	{ "w3m 'unended", "https://a.example/", NULL },
};

START_TEST(makes_a_command_of_words)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) argv = NULL;
	g_autofree char *got = NULL;

	settings_set(settings,
		     &(struct named_setting){ "links", "browser",
					      cases[_i].setting, 1 },
		     NULL);
	argv = browser_command(cases[_i].url, settings, &error);
	ck_assert_msg((argv != NULL) == (cases[_i].want != NULL), "%s",
		      cases[_i].url);
	ck_assert((argv != NULL) == (error == NULL));
	if (!argv)
		return;
	got = g_strjoinv("|", argv);
	if (!strchr(cases[_i].url, '`'))
		ck_assert_str_eq(got, cases[_i].want);
	for (const char *c = argv[1]; *c; c++)
		ck_assert(!strchr("`'\"<> \\\n", *c));
}
END_TEST

START_TEST(takes_the_first_of_the_variable)
{
	g_autoptr(Settings) settings = settings_new();
	g_auto(GStrv) argv = NULL;

	g_setenv("BROWSER", "elinks -force:lynx", TRUE);
	argv = browser_command("https://a.example/", settings, NULL);
	ck_assert_ptr_nonnull(argv);
	ck_assert_str_eq(argv[0], "elinks");
	ck_assert_str_eq(argv[1], "-force");
}
END_TEST

START_TEST(reports_when_there_is_none)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GError) error = NULL;

	g_unsetenv("BROWSER");
	g_setenv("PATH", "/nowhere", TRUE);
	ck_assert(!browser_open("https://a.example/", settings, &error));
	ck_assert_ptr_nonnull(strstr(error->message, "BROWSER"));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("browser");
	TCase *t = tcase_create("command");

	SUITE_LOOP(t, makes_a_command_of_words, cases);
	tcase_add_test(t, takes_the_first_of_the_variable);
	tcase_add_test(t, reports_when_there_is_none);
	suite_add_tcase(s, t);
	return suite_run(s);
}
