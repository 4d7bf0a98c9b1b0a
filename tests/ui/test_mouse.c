#include "tests/suite.h"
#include "ui/input/decoder.h"
#include "ui/input/key.h"
#include "ui/input/mouse.h"

#include <string.h>

static const struct {
	const char *text;
	bool ok;
	struct mouse want;
} cases[] = {
	{ "0;1;1M", true, { MOUSE_CLICK, 0, 0 } },
	{ "0;250;60M", true, { MOUSE_CLICK, 249, 59 } },
	{ "4;3;2M", true, { MOUSE_CLICK, 2, 1 } }, /* with Shift */
	{ "2;9;9M", true, { MOUSE_BACK, 8, 8 } },
	{ "64;5;6M", true, { MOUSE_UP, 4, 5 } },
	{ "65;5;6M", true, { MOUSE_DOWN, 4, 5 } },
	{ "0;99999;99999M", true, { MOUSE_CLICK, 99998, 99998 } },
	{ "0;1;1m", false, { 0 } },  /* released */
	{ "1;1;1M", false, { 0 } },  /* the middle one pastes */
	{ "16;1;1M", false, { 0 } }, /* with Control */
	{ "32;1;1M", false, { 0 } }, /* it moved */
	{ "66;1;1M", false, { 0 } },
	{ "0;0;1M", false, { 0 } }, /* cells count from 1 */
	{ "0;1;0M", false, { 0 } },
	{ "0;-1;1M", false, { 0 } },
	{ "0;1M", false, { 0 } },
	{ "0;1;1;1M", false, { 0 } },
	{ "0;1;1;M", false, { 0 } },
	{ ";;M", false, { 0 } },
	{ "M", false, { 0 } },
	{ "0;1;99999999999999999999M", false, { 0 } },
	{ "4294967296;1;1M", false, { 0 } },
};

START_TEST(reads_what_a_mouse_did)
{
	struct mouse got = { MOUSE_BACK, -7, -7 };
	size_t n = strlen(cases[_i].text) - 1;

	ck_assert_msg(mouse_read(cases[_i].text, n, cases[_i].text[n], &got) ==
			      cases[_i].ok,
		      "%s", cases[_i].text);
	if (!cases[_i].ok) {
		ck_assert_int_eq(got.x, -7);
		return;
	}
	ck_assert_int_eq(got.kind, cases[_i].want.kind);
	ck_assert_int_eq(got.x, cases[_i].want.x);
	ck_assert_int_eq(got.y, cases[_i].want.y);
}
END_TEST

/* Whatever it was, what follows is the next key and nothing else is. */
START_TEST(no_byte_of_a_report_is_a_key)
{
	g_autoptr(Decoder) in = decoder_new();
	g_autofree char *bytes = g_strdup_printf("\033[<%sj", cases[_i].text);
	int key = K_NONE;

	for (const char *s = bytes; *s; s++) {
		decoder_add(in, s, 1);
		ck_assert_int_eq(key, K_NONE);
		/* in the middle of it even a long pause ends nothing */
		key = decoder_take(in, s - bytes > 1);
		if (key == K_MOUSE) {
			ck_assert(cases[_i].ok);
			key = K_NONE;
		}
	}
	ck_assert_int_eq(key, 'j');
	ck_assert(!decoder_waits(in));
}
END_TEST

static const struct {
	const char *bytes;
	int keys[4];
} streams[] = {
	{ "\033[<0;3;4M\033[<0;3;4mj", { K_MOUSE, 'j' } },
	{ "\033[<64;1;1M\033[<64;1;1M", { K_MOUSE, K_MOUSE } },
	{ "\033[M #!j", { 'j' } },             /* an X10 report: skipped */
	{ "\033[<0;3\033[Aj", { K_UP, 'j' } }, /* broken off */
	{ "\033[200~\033[<0;1;1Mq\033[201~j", { 'q', 'j' } }, /* pasted */
	{ "\033]52;c;\003j", { 3, 'j' } }, /* a string that never ends */
};

START_TEST(a_mouse_among_keys)
{
	g_autoptr(Decoder) in = decoder_new();

	decoder_add(in, streams[_i].bytes, strlen(streams[_i].bytes));
	for (size_t i = 0; i < 4 && streams[_i].keys[i]; i++)
		ck_assert_int_eq(decoder_take(in, false), streams[_i].keys[i]);
	ck_assert_int_eq(decoder_take(in, false), K_NONE);
	ck_assert(!decoder_waits(in));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("mouse");
	TCase *t = tcase_create("mouse");

	SUITE_LOOP(t, reads_what_a_mouse_did, cases);
	SUITE_LOOP(t, no_byte_of_a_report_is_a_key, cases);
	SUITE_LOOP(t, a_mouse_among_keys, streams);
	suite_add_tcase(s, t);
	return suite_run(s);
}
