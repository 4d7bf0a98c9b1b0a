#include "tests/suite.h"
#include "ui/text/text.h"

#include <string.h>

static const struct {
	const char *text;
	int cols;
} widths[] = {
	{ "", 0 },        { "news", 4 },
	{ "Kōdō", 4 },    { "東京", 4 },
	{ "e\u0301", 1 }, /* one letter of two characters */
	{ "a\tb\n", 2 },  /* neither takes room */
	{ "🎶", 2 },       { "👨‍👩‍👧", 2 }, /* joined to one */
	{ "🇩🇪", 2 },      { "🇩🇪🇫🇷", 4 },
	{ "❤️", 2 },  { "👍🏽", 2 },
	{ "दुनिया", 5 },   { "நொ", 2 },
	{ "น้ำ", 2 },      { "\u0941x", 1 },
	{ "각", 2 },      { "\u1100\u1161\u11a8", 2 },
};

START_TEST(measures_columns)
{
	ck_assert_int_eq(text_width(widths[_i].text), widths[_i].cols);
}
END_TEST

static const struct {
	const char *text;
	int cols;
	const char *want;
} cuts[] = {
	{ "headline", 8, "headline" },
	{ "headline", 5, "head…" },
	{ "headline", 1, "…" },
	{ "headline", 0, "" },
	{ "東京の", 6, "東京の" },
	{ "東京の", 5, "東京…" },
	{ "東京の", 4, "東…" }, /* never half a letter */
	{ "e\u0301e\u0301e\u0301", 2, "e\u0301…" },
	{ "निया", 3, "नि…" },
};

START_TEST(cuts_between_clusters)
{
	g_autofree char *got = text_cut(cuts[_i].text, cuts[_i].cols);

	ck_assert_str_eq(got, cuts[_i].want);
}
END_TEST

#define NOW  1789720200 /* a Friday in September 2026 */
#define HOUR 3600
#define DAY  (24 * HOUR)

static const struct {
	int64_t ago;
	bool guessed;
	const char *want;
} ages[] = {
	{ 0, false, "now" },        { 59, false, "now" },
	{ -DAY + 1, false, "now" }, { 60, false, "1m" },
	{ 47 * 60, false, "47m" },  { 3599, false, "59m" },
	{ 3 * HOUR, false, "3h" },  { DAY - 1, false, "23h" },
	{ 3 * HOUR, true, "~3h" },  { 800 * DAY, false, "2024" },
};

START_TEST(shows_ages)
{
	g_autofree char *got =
		text_age(NOW - ages[_i].ago, ages[_i].guessed, NOW);

	ck_assert_str_eq(got, ages[_i].want);
}
END_TEST

START_TEST(ages_take_six_columns_at_most)
{
	for (int64_t ago = 0; ago < 3000 * (int64_t)DAY; ago += 5 * HOUR) {
		g_autofree char *got = text_age(NOW - ago, true, NOW);

		ck_assert_int_le(text_width(got), 6);
	}
}
END_TEST

static const struct {
	const char *text, *want;
} one_lines[] = {
	{ "a  b", "a b" },
	{ "  a\n\tb  ", "a b" },
	{ "", "" },
	{ " \n ", "" },
};

START_TEST(puts_titles_on_one_line)
{
	g_autoptr(GString) out = g_string_new(NULL);

	text_one_line(out, one_lines[_i].text);
	ck_assert_str_eq(out->str, one_lines[_i].want);
}
END_TEST

START_TEST(bad_bytes_are_letters_too)
{
	int cols;

	ck_assert_uint_eq(text_cluster("\377x", &cols), 1);
	ck_assert_int_eq(cols, 1);
	ck_assert_uint_eq(text_cluster("", &cols), 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text");
	TCase *t = tcase_create("columns");

	SUITE_LOOP(t, measures_columns, widths);
	SUITE_LOOP(t, cuts_between_clusters, cuts);
	SUITE_LOOP(t, shows_ages, ages);
	tcase_add_test(t, ages_take_six_columns_at_most);
	SUITE_LOOP(t, puts_titles_on_one_line, one_lines);
	tcase_add_test(t, bad_bytes_are_letters_too);
	suite_add_tcase(s, t);
	return suite_run(s);
}
