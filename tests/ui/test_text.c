#include "tests/ui/check.h"
#include "ui/text.h"

static const struct {
	const char *text;
	int cols;
} widths[] = {
	{ "", 0 },		{ "plain", 5 },
	{ "東京", 4 },		{ "e\u0301", 1 },
	{ "👨‍👩‍👧", 2 }, { "👍🏽", 2 },
	{ "🇨🇿", 2 },		{ "a\u200bb", 2 },
};

START_TEST(measures_clusters)
{
	ck_assert_int_eq(text_width(widths[_i].text), widths[_i].cols);
}
END_TEST

static const struct {
	const char *text;
	int cols;
	const char *want;
} cuts[] = {
	{ "short", 5, "short" },   { "longer", 5, "long…" },
	{ "two words", 5, "two …" }, { "東京東京", 5, "東京…" },
	{ "東京東京", 4, "東…" }, { "e\u0301e\u0301e\u0301", 2, "e\u0301…" },
	{ "any", 0, "" },
};

START_TEST(cuts_between_clusters)
{
	g_autofree char *got = text_cut(cuts[_i].text, cuts[_i].cols);

	ck_assert_str_eq(got, cuts[_i].want);
	ck_assert_int_le(text_width(got), cuts[_i].cols);
}
END_TEST

#define NOW 1795521600 /* Tuesday, 24 November 2026, 12:00 UTC */

static const struct {
	int64_t ago;
	bool guessed;
	const char *want;
} ages[] = {
	{ 0, false, "now" },	      { 59, false, "now" },
	{ -3600, false, "now" },      { 60, false, "1m" },
	{ 47 * 60, false, "47m" },    { 3600, false, "1h" },
	{ 3 * 3600, true, "~3h" },    { 86399, false, "23h" },
	{ 2 * 86400, false, "Sun" },  { 6 * 86400, false, "Wed" },
	{ 21 * 86400, false, "3 Nov" }, { 900 * 86400, false, "2024" },
};

START_TEST(tells_ages_in_words)
{
	g_autofree char *got =
		text_age(NOW - ages[_i].ago, ages[_i].guessed, NOW);

	ck_assert_int_le(text_width(got), 6);
	if (ages[_i].ago != 21 * 86400) /* in the locale's order */
		ck_assert_str_eq(got, ages[_i].want);
}
END_TEST

START_TEST(puts_titles_on_one_line)
{
	g_autoptr(GString) out = g_string_new(NULL);

	text_one_line(out, "  two\n\twords ");
	ck_assert_str_eq(out->str, "two words");
}
END_TEST

int main(void)
{
	TCase *t = tcase_create("text");

	g_setenv("TZ", "UTC", TRUE);
	tcase_add_loop_test(t, measures_clusters, 0, G_N_ELEMENTS(widths));
	tcase_add_loop_test(t, cuts_between_clusters, 0, G_N_ELEMENTS(cuts));
	tcase_add_loop_test(t, tells_ages_in_words, 0, G_N_ELEMENTS(ages));
	tcase_add_test(t, puts_titles_on_one_line);
	return check_run("text", t);
}
