/* No control character reaches a terminal. */
#include "src/base/clean.h"
#include "tests/suite.h"

static const struct {
	const char *text, *line, *paragraph;
} cases[] = {
	{ "plain", "plain", "plain" },
	{ "a\tb\nc", "a b c", "a\tb\nc" },
	{ "\033[31mred", "\xEF\xBF\xBD[31mred", "\xEF\xBF\xBD[31mred" },
	{ "bell\a", "bell\xEF\xBF\xBD", "bell\xEF\xBF\xBD" },
	{ "c1 \xC2\x9B"
	  "31m",
	  "c1 \xEF\xBF\xBD"
	  "31m",
	  "c1 \xEF\xBF\xBD"
	  "31m" },
	{ "bad \xFF byte", "bad \xEF\xBF\xBD byte", "bad \xEF\xBF\xBD byte" },
	{ "over\xE2\x80\xAEride", "override", "override" },
	{ "tag\xF3\xA0\x81\x81s", "tags", "tags" },
	{ "line\xE2\x80\xA8"
	  "end",
	  "line end", "line\nend" },
	{ "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
	  "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
	  "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81" },
	{ "a\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
	  "b",
	  "a\xE2\x80\x8B\xE2\x80\x8B"
	  "b",
	  "a\xE2\x80\x8B\xE2\x80\x8B"
	  "b" },
	{ "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
	  "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" }, /* a surrogate */
};

START_TEST(lines_and_paragraphs_are_safe)
{
	g_autofree char *line = clean_text(cases[_i].text, CLEAN_LINE);
	g_autofree char *paragraph = clean_text(cases[_i].text, CLEAN_TEXT);

	ck_assert_str_eq(line, cases[_i].line);
	ck_assert_str_eq(paragraph, cases[_i].paragraph);
}
END_TEST

START_TEST(cleaning_again_changes_nothing)
{
	g_autofree char *line = clean_text(cases[_i].line, CLEAN_LINE);
	g_autofree char *paragraph =
		clean_text(cases[_i].paragraph, CLEAN_TEXT);

	ck_assert_str_eq(line, cases[_i].line);
	ck_assert_str_eq(paragraph, cases[_i].paragraph);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("clean");
	TCase *t = tcase_create("clean");

	SUITE_LOOP(t, lines_and_paragraphs_are_safe, cases);
	SUITE_LOOP(t, cleaning_again_changes_nothing, cases);
	suite_add_tcase(s, t);
	return suite_run(s);
}
