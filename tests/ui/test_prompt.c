#include "tests/ui/check.h"
#include "ui/key.h"
#include "ui/prompt.h"

static void type(Prompt *p, const char *names)
{
	const char *rest = names;
	int key;

	while ((key = key_read(rest, &rest)) != K_NONE)
		prompt_key(p, key);
}

static const struct {
	const char *keys, *want;
} cases[] = {
	{ "a b c", "abc" },
	{ "a b <Backspace>", "a" },
	{ "a b <Left> c", "acb" },
	{ "a b <Home> <Delete>", "b" },
	{ "a <Space> b c <C-w> d", "a d" },
	{ "a b <C-u> c", "c" },
	{ "é 東 <Backspace>", "é" },
	{ "x <Up>", "older" },
	{ "x <Up> <Up>", "old" },
	{ "x <Up> <Down>", "x" },
};

START_TEST(edits_a_line)
{
	g_autoptr(GPtrArray) past = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Prompt) p = prompt_new("", past);

	prompt_remember(past, "old");
	prompt_remember(past, "older");
	type(p, cases[_i].keys);
	ck_assert_str_eq(p->text->str, cases[_i].want);
}
END_TEST

START_TEST(ends_as_it_is_told)
{
	g_autoptr(Prompt) p = prompt_new("", NULL);

	ck_assert_int_eq(prompt_key(p, K_BACKSPACE), PROMPT_LEFT);
	ck_assert_int_eq(prompt_key(p, K_ESC), PROMPT_LEFT);
	ck_assert_int_eq(prompt_key(p, K_ENTER), PROMPT_DONE);
}
END_TEST

int main(void)
{
	TCase *t = tcase_create("prompt");

	tcase_add_loop_test(t, edits_a_line, 0, G_N_ELEMENTS(cases));
	tcase_add_test(t, ends_as_it_is_told);
	return check_run("prompt", t);
}
