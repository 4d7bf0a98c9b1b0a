#include "tests/suite.h"
#include "ui/input/decoder.h"
#include "ui/input/key.h"

#include <string.h>

static const struct {
	const char *bytes;
	int keys[4];
} cases[] = {
	{ "j", { 'j' } },
	{ "\r", { K_ENTER } },
	{ "\n", { K_ENTER } },
	{ "\177", { K_BACKSPACE } },
	{ "\b", { K_BACKSPACE } },
	{ "\006", { 6 } },
	{ "ö東", { 0xF6, 0x6771 } },
	{ "\033[A", { K_UP } },
	{ "\033OB", { K_DOWN } },
	{ "\033[5~j", { K_PAGE_UP, 'j' } },
	{ "\033[Z", { K_BACKTAB } },
	{ "\033OP\033[15~", { K_F1, K_F1 + 4 } },
	{ "\377j", { 0xFFFD, 'j' } }, /* no letter */
	{ "\033[38;5;1mj", { 'j' } }, /* no key: skipped */
	{ "\033]0;q\aj", { 'j' } },
	{ "\033P1$r0m\033\\j", { 'j' } },
	{ "\033[?62;4cj", { 'j' } },
	{ "\033xj", { K_ESC, 'x', 'j' } },
};

START_TEST(reads_keys)
{
	g_autoptr(Decoder) in = decoder_new();

	decoder_add(in, cases[_i].bytes, strlen(cases[_i].bytes));
	for (size_t i = 0; i < 4 && cases[_i].keys[i]; i++)
		ck_assert_int_eq(decoder_take(in, false), cases[_i].keys[i]);
	ck_assert_int_eq(decoder_take(in, false), K_NONE);
	ck_assert(!decoder_waits(in));
}
END_TEST

START_TEST(reads_the_same_byte_by_byte)
{
	g_autoptr(Decoder) in = decoder_new();
	const char *s = cases[_i].bytes;
	size_t n = 0;

	/* a lone Escape needs time to be one */
	if (strncmp(s, "\033x", 2) == 0)
		return;
	for (; *s; s++) {
		int key;

		decoder_add(in, s, 1);
		while ((key = decoder_take(in, false)))
			ck_assert_int_eq(key, cases[_i].keys[n++]);
	}
	ck_assert(n == 4 || cases[_i].keys[n] == K_NONE);
}
END_TEST

START_TEST(an_escape_is_one_when_nothing_follows)
{
	g_autoptr(Decoder) in = decoder_new();

	decoder_add(in, "\033", 1);
	ck_assert_int_eq(decoder_take(in, false), K_NONE);
	ck_assert(decoder_waits(in));
	ck_assert_int_eq(decoder_take(in, true), K_ESC);
	ck_assert(!decoder_waits(in));
}
END_TEST

START_TEST(the_terminal_s_own_keys_come_first)
{
	g_autoptr(Decoder) in = decoder_new();

	decoder_name_key(in, "\033[7~", K_F1);
	decoder_add(in, "\033[7~", 4);
	ck_assert_int_eq(decoder_take(in, false), K_F1);
}
END_TEST

static const struct {
	const char *answer;
	enum decoder_background want;
} answers[] = {
	{ "\033]11;rgb:1b1b/1d1d/2121\033\\", DECODER_DARK },
	{ "\033]11;rgb:fdfd/f6f6/e3e3\a", DECODER_LIGHT },
	{ "\033]11;rgb:ff/ff/ff\a", DECODER_LIGHT },
	{ "\033]11;rgb:0/0/0\a", DECODER_DARK },
	{ "\033]11;rgb:x\a", DECODER_UNKNOWN },
	{ "\033]11;#ffffff\a", DECODER_UNKNOWN },
	{ "\033]10;rgb:ff/ff/ff\a", DECODER_UNKNOWN },
};

START_TEST(learns_the_background)
{
	g_autoptr(Decoder) in = decoder_new();

	decoder_add(in, answers[_i].answer, strlen(answers[_i].answer));
	decoder_add(in, "\033[?1;2c", 7);
	ck_assert_int_eq(decoder_take(in, false), K_NONE);
	ck_assert_int_eq(in->background, answers[_i].want);
	ck_assert(in->answered);
}
END_TEST

START_TEST(knows_what_is_pasted)
{
	g_autoptr(Decoder) in = decoder_new();
	const char *text = "\033[200~qd\033[201~j";

	decoder_add(in, text, strlen(text));
	ck_assert_int_eq(decoder_take(in, false), 'q');
	ck_assert(in->pasting);
	ck_assert_int_eq(decoder_take(in, false), 'd');
	ck_assert_int_eq(decoder_take(in, false), 'j');
	ck_assert(!in->pasting);
}
END_TEST

START_TEST(endless_answers_are_bounded)
{
	g_autoptr(Decoder) in = decoder_new();
	g_autofree char *flood = g_strnfill(DECODER_MAX * 2, 'x');

	decoder_add(in, "\033]", 2);
	decoder_add(in, flood, strlen(flood));
	ck_assert_uint_le(in->bytes->len, DECODER_MAX);
	decoder_take(in, false);
	ck_assert(!decoder_waits(in));
}
END_TEST

static const struct {
	const char *reply;
	bool graphics, placeholders;
} replies[] = {
	{ "\033_Gi=31;OK\033\\", true, false },
	{ "\033_Gi=31;ENOTSUP:no\033\\", false, false },
	{ "\033_Gi=3;OK\033\\", false, false },
	{ "\033P>|kitty(0.28.0)\033\\", false, true },
	{ "\033P>|kitty(0.27.1)\033\\", false, false },
	{ "\033P>|kitty(1.0)\033\\", false, true },
	{ "\033P>|kitty(\033\\", false, false },
	{ "\033P>|ghostty 1.0.1\033\\", false, true },
	{ "\033P>|WezTerm 20240203\033\\", false, false },
	{ "\033P>|XTerm(390)\033\\", false, false },
};

START_TEST(a_terminal_says_whether_it_draws_images)
{
	g_autoptr(Decoder) in = decoder_new();

	decoder_add(in, replies[_i].reply, strlen(replies[_i].reply));
	decoder_add(in, "j", 1);
	ck_assert_int_eq(decoder_take(in, false), 'j');
	ck_assert(in->graphics == replies[_i].graphics);
	ck_assert(in->placeholders == replies[_i].placeholders);
}
END_TEST

START_TEST(a_reply_that_is_cut_off_is_given_up)
{
	g_autoptr(Decoder) in = decoder_new();

	decoder_add(in, "\033_Gi=31", 7);
	decoder_add(in, "j", 1);
	ck_assert_int_eq(decoder_take(in, true), K_NONE);
	decoder_give_up(in);
	decoder_add(in, "k", 1);
	ck_assert_int_eq(decoder_take(in, false), 'k');
	/* what is no sequence stays */
	decoder_add(in, "l", 1);
	decoder_give_up(in);
	ck_assert_int_eq(decoder_take(in, false), 'l');
}
END_TEST

int main(void)
{
	Suite *s = suite_create("decoder");
	TCase *t = tcase_create("keys");

	SUITE_LOOP(t, reads_keys, cases);
	SUITE_LOOP(t, reads_the_same_byte_by_byte, cases);
	SUITE_LOOP(t, a_terminal_says_whether_it_draws_images, replies);
	tcase_add_test(t, an_escape_is_one_when_nothing_follows);
	tcase_add_test(t, the_terminal_s_own_keys_come_first);
	SUITE_LOOP(t, learns_the_background, answers);
	tcase_add_test(t, knows_what_is_pasted);
	tcase_add_test(t, a_reply_that_is_cut_off_is_given_up);
	tcase_add_test(t, endless_answers_are_bounded);
	suite_add_tcase(s, t);
	return suite_run(s);
}
