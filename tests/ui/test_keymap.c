#include "tests/ui/check.h"
#include "ui/key.h"
#include "ui/keymap.h"

static const struct {
	const char *name;
	int key;
} names[] = {
	{ "j", 'j' },	       { "<Enter>", K_ENTER }, { "<C-f>", 6 },
	{ "<F5>", K_F1 + 4 },  { "<lt>", '<' },	       { "<S-Tab>", K_BACKTAB },
	{ "é", 0xe9 },	       { "<nosuch>", K_NONE }, { "<Space>", ' ' },
};

START_TEST(reads_the_names_of_keys)
{
	const char *rest;

	ck_assert_int_eq(key_read(names[_i].name, &rest), names[_i].key);
}
END_TEST

START_TEST(every_key_means_one_thing_in_one_place)
{
	g_autoptr(Settings) s = settings_new();
	g_autoptr(Keymap) m = keymap_new(s, NULL);

	ck_assert_int_eq(keymap_action(m, 'l', IN_STORY), ACTION_DEEPER);
	ck_assert_int_eq(keymap_action(m, 'l', IN_LIST), ACTION_OPEN);
	ck_assert_int_eq(keymap_action(m, 'a', IN_FEEDS), ACTION_FEED_ADD);
	ck_assert_int_eq(keymap_action(m, 'a', IN_LIST), ACTION_OUTLETS);
	ck_assert_int_eq(keymap_action(m, 'q', IN_ALL), ACTION_BACK);
	ck_assert_int_eq(keymap_action(m, 'Z', IN_ALL), ACTION_NONE);
}
END_TEST

START_TEST(the_readers_own_keys_come_first)
{
	g_autoptr(Settings) s = settings_new();
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Keymap) m = NULL;

	settings_set(s, "keys", "down", "n <Down>", 1, NULL);
	settings_set(s, "keys", "nosuch", "x", 2, NULL);
	settings_set(s, "keys", "up", "<Nosuch>", 3, NULL);
	m = keymap_new(s, complaints);
	ck_assert_int_eq(keymap_action(m, 'n', IN_LIST), ACTION_DOWN);
	ck_assert_int_eq(keymap_action(m, 'j', IN_LIST), ACTION_NONE);
	ck_assert_uint_eq(complaints->len, 2);
}
END_TEST

int main(void)
{
	TCase *t = tcase_create("keymap");

	tcase_add_loop_test(t, reads_the_names_of_keys, 0, G_N_ELEMENTS(names));
	tcase_add_test(t, every_key_means_one_thing_in_one_place);
	tcase_add_test(t, the_readers_own_keys_come_first);
	return check_run("keymap", t);
}
