/* Commands that are typed: what they take, and which are offered first. */
#include "tests/ui/update_stage.h"
#include "ui/update/marks.h"
#include "ui/update/on_notification.h"
#include "ui/update/palette.h"

START_TEST(what_has_no_sense_here_says_so)
{
	apply(ACTION_PIPE);
	ck_assert_str_eq(v->notice.words, "pipe does nothing here.");
}
END_TEST

/* What is typed behind ":". */
static void command(const char *keys)
{
	apply(ACTION_COMMAND);
	type(keys);
}

static const struct {
	const char *keys; /* behind ":" */
	const char *said, *path, *url;
} typed[] = {
	{ "i m p o r t <Space> / x <Enter>", "Importing…", "/x", NULL },
	{ "f e e d - a d d <Space> e . o r g <Enter>", "Looking for its feed…",
	  NULL, "e.org" },
	{ "a d d <Space> e . o r g <Enter>", "Looking for its feed…", NULL,
	  "e.org" },
	{ "p i p e <Space> l e s s <Enter>", "pipe does nothing here.", NULL,
	  NULL },
	{ "m a r k - o l d e r <Space> 3 x <Enter>", "“3x” is not an age", NULL,
	  NULL },
	{ "m a r k - o l d e r <Space> 5 <Enter>", "“5” is not an age", NULL,
	  NULL },
	{ "s e t <Space> k e e p <Space> 9 d <Enter>",
	  "Not set: keep is read at start, from ~/.config/lede/config", NULL,
	  NULL },
	{ "s e t <Space> l a m p <Enter>", "There is no setting “lamp”.", NULL,
	  NULL },
	{ "s e t <Space> t h e m e <Enter>",
	  ":set theme and a value: auto, dark, light, contrast or mono", NULL,
	  NULL },
	{ "q u i t <Space> n o w <Enter>", "There is no command “quit now”.",
	  NULL, NULL },
};

START_TEST(a_command_takes_what_it_would_ask_for)
{
	command(typed[_i].keys);
	ck_assert_str_eq(v->notice.words, typed[_i].said);
	ck_assert(has(FX_IMPORT) == (typed[_i].path != NULL));
	ck_assert(has(FX_ADD) == (typed[_i].url != NULL));
	if (typed[_i].path)
		ck_assert_str_eq(effects_find(fx, FX_IMPORT)->path,
				 typed[_i].path);
	if (typed[_i].url)
		ck_assert_str_eq(effects_find(fx, FX_ADD)->add.url,
				 typed[_i].url);
	/* what makes no sense may be mended */
	ck_assert(!v->prompt.line ||
		  g_strcmp0(v->prompt.why, typed[_i].said) == 0);
}
END_TEST

START_TEST(a_setting_is_changed_where_it_can_be)
{
	const struct effect *e;

	command("s e t <Space> t h e m e <Space> d a r k <Enter>");
	e = effects_find(fx, FX_SET);
	ck_assert_str_eq(e->set.group, "reader");
	ck_assert_str_eq(e->set.name, "theme");
	ck_assert_str_eq(e->set.value, "dark");
}
END_TEST

START_TEST(a_setting_that_is_not_changed_is_an_error)
{
	command("s e t <Space> f u l l <Space> a u t o <Enter>");
	ck_assert(!has(FX_SET));
	ck_assert(v->notice.bad);
}
END_TEST

START_TEST(a_command_without_its_argument_asks_for_it)
{
	command("m a r k - o l <Tab>");
	ck_assert_str_eq(v->prompt.line->text->str, "mark-older ");
	type("<Enter>");
	ck_assert_int_eq(v->prompt.ask, ASK_OLDER);
	type("2 d <Enter>");
	ck_assert_int_eq(effects_find(fx, FX_MARK_LIST)->mark_list.before,
			 v->now - 2 * 86400);
}
END_TEST

static void answer_older(int64_t count)
{
	const struct change *c =
		&g_array_index(v->changes, struct change, v->changes->len - 1);

	marks_sent(v, c->id, 7);
	on_notification_apply(
		v,
		&(struct notification){ .kind = NOTIFICATION_REPLY,
					.command = COMMAND_MARKLIST,
					.number = 7,
					.batch = count ? 4 : 0,
					.count = count },
		fx);
}

START_TEST(what_is_older_is_said_when_the_fetcher_has_counted_it)
{
	v->now = 1000 * 86400;
	v->window.unread = 40;
	command("m a r k - o l d e r <Space> 3 d <Enter>");
	ck_assert_ptr_null(v->notice.words);
	answer_older(31);
	ck_assert_str_eq(v->notice.words, "31 marked read.  u to undo");
	/* the three on the screen are counted when they are loaded again */
	ck_assert_int_eq(v->window.unread, 40 - 28);
	apply(ACTION_UNDO);
	ck_assert(has(FX_UNDO));
	ck_assert_str_eq(v->notice.words, "31 marked unread again.");
}
END_TEST

START_TEST(what_marks_nothing_is_not_undone)
{
	command("m a r k - o l d e r <Space> 3 d <Enter>");
	answer_older(0);
	ck_assert_str_eq(v->notice.words, "Nothing unread is that old.");
	ck_assert_uint_eq(v->changes->len, 0);
}
END_TEST

/* The names of what the palette offers first. */
static char *offered(guint n)
{
	enum action actions[ACTION_END];
	g_autoptr(GString) names = g_string_new(NULL);
	guint count = palette_actions(v, actions);

	for (guint i = 0; i < MIN(n, count); i++)
		g_string_append_printf(names, "%s ", action_name(actions[i]));
	return g_string_free(g_steal_pointer(&names), FALSE);
}

START_TEST(the_palette_opens_with_what_was_used_last)
{
	g_autofree char *names = NULL, *marks = NULL;

	command("s o r t <Enter>");
	command("m a r k - o l d e r <Space> 3 d <Enter>");
	apply(ACTION_COMMAND);
	names = offered(4);
	ck_assert_str_eq(names, "mark-older sort open-links keep-search ");
	type("m a r k");
	marks = offered(3);
	ck_assert_str_eq(marks, "mark mark-older mark-all-read ");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("palette");
	TCase *t = tcase_create("commands");

	g_setenv("HOME", "/home/ada", TRUE);
	g_unsetenv("XDG_CONFIG_HOME");
	tcase_add_checked_fixture(t, open_stage, close_stage);
	tcase_add_test(t, what_has_no_sense_here_says_so);
	SUITE_LOOP(t, a_command_takes_what_it_would_ask_for, typed);
	tcase_add_test(t, a_setting_is_changed_where_it_can_be);
	tcase_add_test(t, a_setting_that_is_not_changed_is_an_error);
	tcase_add_test(t, a_command_without_its_argument_asks_for_it);
	tcase_add_test(t,
		       what_is_older_is_said_when_the_fetcher_has_counted_it);
	tcase_add_test(t, what_marks_nothing_is_not_undone);
	tcase_add_test(t, the_palette_opens_with_what_was_used_last);
	suite_add_tcase(s, t);
	return suite_run(s);
}
