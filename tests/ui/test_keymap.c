#include "tests/suite.h"
#include "ui/input/key.h"
#include "ui/input/keymap.h"

#include <string.h>

static const struct {
	const char *key;
	unsigned where;
	enum action want;
} usual[] = {
	{ "j", IN_LIST, ACTION_DOWN },
	{ "<Down>", IN_STORY, ACTION_DOWN },
	{ "k", IN_SIDE, ACTION_UP },
	{ "<Space>", IN_STORY, ACTION_PAGE_DOWN },
	{ "<Enter>", IN_LIST, ACTION_OPEN },
	{ "<Tab>", IN_LIST, ACTION_FOCUS },
	{ "q", IN_LIST, ACTION_BACK },
	{ "Q", IN_ALL, ACTION_QUIT },
	{ "R", IN_LIST, ACTION_REFRESH_ALL },
	{ "u", IN_STORY, ACTION_UNDO },
	{ "?", IN_LIST, ACTION_HELP },
	{ "<F1>", IN_LIST, ACTION_HELP },
	{ ":", IN_LIST, ACTION_COMMAND },
	{ "a", IN_LIST, ACTION_OUTLETS },
	{ "a", IN_FEEDS, ACTION_FEED_ADD },
	{ "=", IN_STORY, ACTION_SIDEBAR },
	{ "<C-c>", IN_LIST, ACTION_STOP },
};

START_TEST(has_the_keys_of_the_design)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Keymap) m = keymap_new(settings, NULL);
	const char *rest;
	int key = key_read(usual[_i].key, &rest);

	ck_assert_msg(keymap_action(m, key, usual[_i].where) == usual[_i].want,
		      "%s", usual[_i].key);
}
END_TEST

START_TEST(the_reader_s_own_come_first)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GPtrArray) wrong = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Keymap) m = NULL;

	settings_set(settings,
		     &(struct named_setting){ "keys", "quit", "x", 3 }, NULL);
	settings_set(settings,
		     &(struct named_setting){ "keys", "nonsense", "y", 4 },
		     NULL);
	settings_set(settings,
		     &(struct named_setting){ "keys", "undo", "<Nokey>", 5 },
		     NULL);
	m = keymap_new(settings, wrong);
	ck_assert_int_eq(keymap_action(m, 'x', IN_LIST), ACTION_QUIT);
	ck_assert_uint_eq(wrong->len, 2);
	ck_assert_ptr_nonnull(strstr(g_ptr_array_index(wrong, 0), "4"));
	ck_assert_ptr_nonnull(strstr(g_ptr_array_index(wrong, 1), "5"));
}
END_TEST

START_TEST(keys_may_follow_one_another)
{
	const struct key_sequence g = { { 'g' }, 1 }, gg = { { 'g', 'g' }, 2 };
	const struct key_sequence ggx = { { 'g', 'g', 'x' }, 3 };
	const struct key_sequence ctrl = { { 24, 's' }, 2 };
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GPtrArray) wrong = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Keymap) m = NULL;
	g_autofree char *shown = NULL;
	bool longer;

	settings_set(settings,
		     &(struct named_setting){ "keys", "quit", "gg <C-x>s", 3 },
		     NULL);
	settings_set(settings,
		     &(struct named_setting){ "keys", "undo", "abcd", 4 },
		     NULL);
	m = keymap_new(settings, wrong);
	ck_assert_int_eq(keymap_typed(m, &g, IN_LIST, &longer), ACTION_TOP);
	ck_assert(longer);
	ck_assert_int_eq(keymap_typed(m, &gg, IN_LIST, &longer), ACTION_QUIT);
	ck_assert(!longer);
	ck_assert_int_eq(keymap_typed(m, &ggx, IN_LIST, &longer), ACTION_NONE);
	ck_assert_int_eq(keymap_typed(m, &ctrl, IN_LIST, &longer), ACTION_QUIT);
	shown = keymap_keys(m, ACTION_QUIT);
	ck_assert_str_eq(shown, "gg C-xs");
	ck_assert_uint_eq(wrong->len, 1);
}
END_TEST

/* "action=keys" for [keys], separated by ";". */
static Keymap *with_keys(const char *rows, GPtrArray *wrong)
{
	g_autoptr(Settings) settings = settings_new();
	g_auto(GStrv) each = g_strsplit(rows, ";", -1);

	for (char **row = each; *row; row++) {
		g_auto(GStrv) pair = g_strsplit(*row, "=", 2);

		settings_set(
			settings,
			&(struct named_setting){ "keys", pair[0], pair[1], 7 },
			NULL);
	}
	return keymap_new(settings, wrong);
}

static const struct {
	const char *rows;
	enum action action;
	unsigned where;
	const char *keys; /* all of them, as help shows them */
	const char *hint;
} shown[] = {
	{ "quit=x", ACTION_QUIT, IN_LIST, "x", "x" },
	{ "search=s", ACTION_SAVE, IN_LIST, "", ":save" }, /* s is taken */
	{ "back=x", ACTION_FEED_PAUSE, IN_FEEDS, "", ":feed-pause" },
	{ "undo=", ACTION_UNDO, IN_LIST, "", ":undo" },
	{ "undo=;command=&", ACTION_UNDO, IN_LIST, "", "&undo" },
	{ "undo=;command=<F12>", ACTION_UNDO, IN_LIST, "", "F12 undo" },
	{ "redraw=<Nokey>", ACTION_REDRAW, IN_LIST, "C-l", "C-l" },
	{ "redraw=<Nokey> w", ACTION_REDRAW, IN_LIST, "w", "w" },
	{ "top=gt", ACTION_TOP, IN_LIST, "gt", "gt" },
	{ "top=<gt>", ACTION_TOP, IN_LIST, ">", ">" },
	{ "help=<C-h>", ACTION_HELP, IN_LIST, "C-h", "C-h" },
};

START_TEST(names_no_key_that_another_action_has)
{
	g_autoptr(Keymap) m = with_keys(shown[_i].rows, NULL);
	g_autofree char *keys = keymap_keys(m, shown[_i].action);
	g_autofree char *hint =
		keymap_hint(m, shown[_i].action, shown[_i].where);

	ck_assert_str_eq(keys, shown[_i].keys);
	ck_assert_str_eq(hint, shown[_i].hint);
}
END_TEST

static const struct {
	const char *rows;
	guint complaints;
} conflicts[] = {
	{ "save=<F1>;help=<F1>", 1 },
	{ "save=w;search=e", 0 },
	{ "unfold=w;feed-add=w",
	  0 }, /* in a list of stories; in that of feeds */
	{ "save=w w", 0 },
};

START_TEST(complains_of_one_key_for_two_actions)
{
	g_autoptr(GPtrArray) wrong = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Keymap) m = with_keys(conflicts[_i].rows, wrong);

	ck_assert_ptr_nonnull(m);
	ck_assert_msg(wrong->len == conflicts[_i].complaints, "%s",
		      conflicts[_i].rows);
}
END_TEST

START_TEST(names_of_keys_read_back)
{
	for (int key = 1; key <= K_LAST;
	     key = key == 0x17E ? K_FIRST : key + 1) {
		g_autofree char *name = key_name(key);

		/* arrows are shown by their own sign */
		if (key >= 0x7F && key < K_HOME)
			continue;
		ck_assert_msg(key_find(name) == key, "%d %s", key, name);
	}
}
END_TEST

START_TEST(every_action_has_a_name_of_its_own)
{
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		ck_assert_int_eq(action_find(action_name(a)), a);
		ck_assert_str_ne(action_help(a), "");
	}
	ck_assert_int_eq(action_find("nonsense"), ACTION_NONE);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("keymap");
	TCase *t = tcase_create("keys");

	SUITE_LOOP(t, has_the_keys_of_the_design, usual);
	tcase_add_test(t, the_reader_s_own_come_first);
	tcase_add_test(t, keys_may_follow_one_another);
	SUITE_LOOP(t, names_no_key_that_another_action_has, shown);
	SUITE_LOOP(t, complains_of_one_key_for_two_actions, conflicts);
	tcase_add_test(t, names_of_keys_read_back);
	tcase_add_test(t, every_action_has_a_name_of_its_own);
	suite_add_tcase(s, t);
	return suite_run(s);
}
