#include "tests/suite.h"
#include "ui/input/key.h"
#include "ui/input/prompt.h"

static void type(Prompt *p, const char *keys)
{
	int key;

	while ((key = key_read(keys, &keys)))
		prompt_key(p, key);
}

static const struct {
	const char *before, *keys, *want;
} cases[] = {
	{ "", "a b c", "abc" },
	{ "abc", "<Backspace>", "ab" },
	{ "abc", "<Left> <Left> x", "axbc" },
	{ "abc", "<Home> x", "xabc" },
	{ "abc", "<Home> <Delete>", "bc" },
	{ "one two", "<C-w>", "one " },
	{ "one two", "<C-u>", "" },
	{ "e\u0301", "<Backspace>", "" }, /* a letter is one letter */
	{ "東京", "<Backspace>", "東" },
};

START_TEST(edits)
{
	g_autoptr(Prompt) p = prompt_new(cases[_i].before, NULL);

	type(p, cases[_i].keys);
	ck_assert_str_eq(p->text->str, cases[_i].want);
}
END_TEST

static const struct {
	const char *keys, *want;
} offers[] = {
	{ "x", "x" },
	{ "~ / x", "~/x" },
	{ "<Right> x", "lampx" },
	{ "<End> <Backspace>", "lam" },
	{ "<Home> x", "xlamp" },
	{ "<Backspace>", "" },
	{ "<Enter> 2", "lamp2" }, /* it was refused: there is such a file */
};

START_TEST(a_letter_replaces_an_offer)
{
	g_autoptr(Prompt) p = prompt_new("lamp", NULL);

	p->offered = true;
	type(p, offers[_i].keys);
	ck_assert_str_eq(p->text->str, offers[_i].want);
	ck_assert(!p->offered);
}
END_TEST

START_TEST(returns_what_a_key_did)
{
	g_autoptr(Prompt) p = prompt_new("", NULL);

	ck_assert_int_eq(prompt_key(p, 'a'), PROMPT_CHANGED);
	ck_assert_int_eq(prompt_key(p, K_LEFT), PROMPT_MOVED);
	ck_assert_int_eq(prompt_key(p, K_LEFT), PROMPT_SAME);
	ck_assert_int_eq(prompt_key(p, K_ENTER), PROMPT_DONE);
	ck_assert_int_eq(prompt_key(p, K_ESC), PROMPT_LEFT);
	prompt_set(p, "");
	ck_assert_int_eq(prompt_key(p, K_BACKSPACE), PROMPT_LEFT);
}
END_TEST

START_TEST(brings_back_what_was_typed_before)
{
	g_autoptr(GPtrArray) past = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Prompt) p = NULL;

	prompt_remember(past, "one");
	prompt_remember(past, "two");
	prompt_remember(past, "one"); /* no doubles: the newest is last */
	ck_assert_uint_eq(past->len, 2);
	p = prompt_new("new", past);
	prompt_key(p, K_UP);
	ck_assert_str_eq(p->text->str, "one");
	prompt_key(p, K_UP);
	ck_assert_str_eq(p->text->str, "two");
	prompt_key(p, K_DOWN);
	prompt_key(p, K_DOWN);
	ck_assert_str_eq(p->text->str, "new");
}
END_TEST

START_TEST(is_bounded)
{
	g_autoptr(Prompt) p = prompt_new("", NULL);

	for (int i = 0; i < 2 * PROMPT_MAX; i++)
		prompt_key(p, 0x6771);
	ck_assert_uint_le(p->text->len, PROMPT_MAX);
	ck_assert(g_utf8_validate(p->text->str, -1, NULL));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("prompt");
	TCase *t = tcase_create("line");

	SUITE_LOOP(t, edits, cases);
	SUITE_LOOP(t, a_letter_replaces_an_offer, offers);
	tcase_add_test(t, returns_what_a_key_did);
	tcase_add_test(t, brings_back_what_was_typed_before);
	tcase_add_test(t, is_bounded);
	suite_add_tcase(s, t);
	return suite_run(s);
}
