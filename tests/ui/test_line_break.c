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
	/* soft hyphens (UAX #14 section 5.4): seen where a line ends, which they need
	 * room for */
	{ "Donau\u00addampf", 6, "Donau\u00ad-|dampf" },
	{ "Donau\u00addampf", 5, "Donau\u00ad|dampf" },
	{ "Donau\u00addampf", 11, "Donau\u00addampf" },
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
		if (l->hyphen)
			g_string_append_c(out, '-');
		ck_assert_int_eq(l->cols, text_width_n(text + l->at, l->bytes) +
						  l->hyphen);
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

static const struct {
	const char *text;
	int cols;
	const char *want;
} whole[] = {
	/* the last line would be a remnant */
	{ "start these bold words go over the end of the line end", 24,
	  "start these bold words|go over the end of|the line end" },
	/* no line is made much shorter than the others */
	{ "aaa bb cc ddddd", 6, "aaa|bb cc|ddddd" },
	/* forced ends, and each part for itself */
	{ "one two three\nfour", 8, "one two|three|four" },
	{ "one two three\n\nfour five six", 9, "one two|three||four five|six" },
	/* text without blanks fills its lines */
	{ "東京東京東京東京東", 10, "東京東京東|京東京東" },
	{ "東京東京東京", 10, "東京東京東|京" },
	/* a word that is wider than a line: as line by line */
	{ "see unbreakable it", 6, "see|unbrea|kable|it" },
	{ "Schiff\u00adfahrt und Donau\u00addampf", 11,
	  "Schiff\u00adfahrt|und Donau\u00ad-|dampf" },
	{ "", 9, "" },
	{ "   ", 2, "" },
};

START_TEST(chooses_the_ends_of_a_paragraph_together)
{
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autoptr(GString) text = g_string_new(whole[_i].text);
	g_autofree char *got = NULL;

	line_break_best(lines, text, whole[_i].cols, NULL);
	got = join(lines, text->str);
	ck_assert_str_eq(got, whole[_i].want);
}
END_TEST

/* What best_lines.h promises, by its words: squares of what lines lack, the last one
 * below a quarter of the measure. */
static double raggedness(const GArray *lines, int cols)
{
	double sum = 0;

	for (guint i = 0; i < lines->len; i++) {
		const struct line *l = &g_array_index(lines, struct line, i);
		double lacks = cols - l->cols;

		if (i + 1 == lines->len)
			lacks = 1.5 *
				MAX(CLAMP(12, cols / 4, cols / 2) - l->cols, 0);
		sum += lacks * lacks;
	}
	return sum;
}

/* The words of all lines, with one blank between them. */
static char *words_of(const GArray *lines, const char *text)
{
	g_autofree char *all = join(lines, text);

	return g_strdelimit(g_steal_pointer(&all), "|", ' ');
}

static GString *random_words(void)
{
	GString *text = g_string_new(NULL);

	for (int words = g_random_int_range(1, 60); words > 0; words--) {
		for (int n = g_random_int_range(1, 11); n > 0; n--)
			g_string_append_c(text,
					  (char)g_random_int_range('a', 'z'));
		g_string_append_c(text, ' ');
	}
	g_string_truncate(text, text->len - 1);
	return text;
}

START_TEST(no_paragraph_is_more_ragged_than_line_by_line)
{
	g_random_set_seed((guint32)_i);
	for (int n = 0; n < 100; n++) {
		g_autoptr(GArray) best =
			g_array_new(FALSE, FALSE, sizeof(struct line));
		g_autoptr(GArray) filled =
			g_array_new(FALSE, FALSE, sizeof(struct line));
		g_autoptr(GString) text = random_words();
		g_autofree char *words = NULL;
		int cols = g_random_int_range(11, 80);

		line_break(filled, text, cols, 0);
		line_break_best(best, text, cols, NULL);
		words = words_of(best, text->str);
		ck_assert_str_eq(words, text->str);
		/* 64: of a last line that is one short word */
		ck_assert_msg(raggedness(best, cols) <=
				      raggedness(filled, cols) + 64,
			      "%d: %s", cols, text->str);
		for (guint i = 0; i < best->len; i++)
			ck_assert_int_le(
				g_array_index(best, struct line, i).cols, cols);
	}
}
END_TEST

START_TEST(justified_lines_are_of_one_width)
{
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autoptr(GString) text = g_string_new(
		"The ferry left the harbour of Karst before dawn, carrying "
		"timber, two goats and a piano, and it arrived with all of "
		"them.\nUnbreakablewords followed.");
	guint last = 0;

	line_break_best(lines, text, 30, NULL);
	line_break_justify(lines, 0, text, 30);
	for (guint i = 0; i + 1 < lines->len; i++) {
		const struct line *l = &g_array_index(lines, struct line, i);

		if (text->str[l->at + l->bytes] == '\n') {
			last = i;
			ck_assert_uint_eq(l->pad, 0);
		} else {
			ck_assert_int_eq(l->cols + l->pad, 30);
		}
	}
	ck_assert_uint_gt(last, 2);
	ck_assert_uint_eq(g_array_index(lines, struct line, lines->len - 1).pad,
			  0);
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
	tcase_add_loop_test(t, chooses_the_ends_of_a_paragraph_together, 0,
			    G_N_ELEMENTS(whole));
	tcase_add_loop_test(t, no_paragraph_is_more_ragged_than_line_by_line, 0,
			    10);
	tcase_add_test(t, justified_lines_are_of_one_width);
	tcase_add_test(t, sets_five_megabytes_without_a_blank);
	tcase_add_loop_test(t, keeps_code_as_it_is, 0, G_N_ELEMENTS(codes));
	return suite_run(suite);
}
