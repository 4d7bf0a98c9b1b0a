#include "tests/suite.h"
#include "ui/text/line_break.h"
#include "ui/text/text.h"

static const struct {
	const char *text;
	int cols;
	const char *want; /* lines, with | between them */
} cases[] = {
	{ "", 10, "" },
	{ "one two three", 7, "one two|three" },
	{ "one two three", 8, "one two|three" },
	{ "unbreakable", 4, "unbr|eaka|ble" },
	{ "see unbreakable", 6, "see|unbrea|kable" },
	{ "a\nb", 10, "a|b" },
	{ "a\n\nb", 10, "a||b" },
	{ "words, (inside) more!", 8, "words,|(inside)|more!" },
	{ "東京東京", 5, "東京|東京" },
	{ "ten\u00a0km on", 6, "ten\u00a0km|on" },
	{ "漢", 1, "漢" },
	/* what an abbreviation goes with */
	{ "see p. 12", 6, "see|p. 12" },
	{ "with Dr. Lamp", 9, "with|Dr. Lamp" },
	{ "the U.S. army", 6, "the|U.S.|army" },
	{ "an e.g. like C++ is", 13, "an e.g. like|C++ is" },
	{ "at example.org", 12, "at|example.org" },
	{ "exampleexample.org", 16, "exampleexample.|org" },
	{ "see /etc on", 6, "see|/etc|on" },
	{ "see .profile", 6, "see|.profi|le" },
	{ "a,b 你好,世界", 9, "a,b 你好,|世界" },
	{ "a ~~旧~~ b", 6, "a|~~旧~~|b" },
	{ "by J. R. R. Hull", 12, "by|J. R. R.|Hull" },
	{ "das z. B. ist", 7, "das|z. B.|ist" },
	{ "nach § 12 gilt", 7, "nach|§ 12|gilt" },
	{ "it is nr. one", 9, "it is nr.|one" },
	{ "to the end. Then", 11, "to the end.|Then" },
	/* marks, where a word is longer than a line too */
	{ "as said[12] on", 9, "as|said[12]|on" },
	{ "Donaudampf[12]", 12, "Donaudampf|[12]" },
	{ "Donaudampf\u00a0[12]", 13, "Donaudampf\u00a0|[12]" },
	/* emoji of several characters */
	{ "abc👩\u200d🚀👩\u200d🚀", 6, "abc👩\u200d🚀|👩\u200d🚀" },
	{ "abcd👍🏽👍🏽🇸🇪", 7, "abcd👍🏽|👍🏽🇸🇪" },
};

static char *join(const GArray *lines, const char *text)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const struct line *l = &g_array_index(lines, struct line, i);

		if (i > 0)
			g_string_append_c(out, '|');
		if (l->hangs)
			g_string_append(out, "> ");
		g_string_append_len(out, text + l->at, l->bytes);
		ck_assert_int_eq(l->cols, text_width_n(text + l->at, l->bytes));
	}
	return g_string_free(out, FALSE);
}

START_TEST(breaks_where_a_line_may_end)
{
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autoptr(GString) text = g_string_new(cases[_i].text);
	g_autofree char *got = NULL;

	line_break(lines, text, cases[_i].cols, 0);
	got = join(lines, text->str);
	ck_assert_str_eq(got, cases[_i].want);
}
END_TEST

START_TEST(sets_five_megabytes_without_a_blank)
{
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autofree char *letters = g_strnfill(5 << 20, 'x');
	g_autoptr(GString) text = g_string_new(letters);

	line_break(lines, text, 60, 0);
	ck_assert_uint_eq(lines->len, ((5 << 20) + 59) / 60);
}
END_TEST

static const struct {
	const char *code;
	int cols;
	const char *want; /* "> " before what hangs */
} codes[] = {
	{ "if\n    x = 12", 20, "if|    x = 12" },
	{ "if\n\n    x = 123456789 + 1", 14, "if||    x =|> 123456789 +|> 1" },
	{ "unbreakable_name", 12, "unbreakable_|> name" },
	{ "a    b", 12, "a    b" },
	/* too narrow for a sign */
	{ "x = 123456", 4, "x =|1234|56" },
	{ "漢漢", 1, "漢|漢" },
};

START_TEST(keeps_code_as_it_is)
{
	g_autoptr(GString) code = g_string_new(codes[_i].code);
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autofree char *got = NULL;

	line_break_keep(lines, code, codes[_i].cols);
	got = join(lines, code->str);
	ck_assert_str_eq(got, codes[_i].want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("line_break");
	TCase *t = tcase_create("lines");

	suite_add_tcase(suite, t);
	tcase_add_loop_test(t, breaks_where_a_line_may_end, 0,
			    G_N_ELEMENTS(cases));
	tcase_add_test(t, sets_five_megabytes_without_a_blank);
	tcase_add_loop_test(t, keeps_code_as_it_is, 0, G_N_ELEMENTS(codes));
	return suite_run(suite);
}
