/* How long a text takes to read, in scripts with blanks between words and without. */
#include "feeds/context/text_words.h"
#include "tests/suite.h"

#include <glib.h>

/* clang-format off */
static const struct {
	const char *piece;
	int times, minutes;
} texts[] = {
	{ "ferry ", 115, 0 },
	{ "ferry ", 116, 1 },
	{ "ferry ", 345, 2 },
	{ "it's — ", 230, 1 },
	{ "문화 ", 230, 1 },
	{ "灯。", 250, 0 },
	{ "灯会，", 500, 2 },
	{ "とう\n", 750, 3 },
	{ "ランプ", 500, 3 },
	{ "โคมไฟ", 920, 5 },
	{ "ที่", 920, 1 }, /* two marks and a letter */
	{ "灯Lantern節 ", 230, 2 },
	{ "「灯」 ", 500, 1 },
};
/* clang-format on */

START_TEST(the_minutes_are_those_of_the_script)
{
	g_autoptr(Body) body = body_new();
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) words = g_string_new(NULL);

	for (int i = 0; i < texts[_i].times; i++)
		g_string_append(text, texts[_i].piece);
	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, text->str, 0, 0);
	ck_assert_int_eq(text_words(body, NULL, words), texts[_i].minutes);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text_words");
	TCase *t = tcase_create("minutes");

	SUITE_LOOP(t, the_minutes_are_those_of_the_script, texts);
	suite_add_tcase(s, t);
	return suite_run(s);
}
