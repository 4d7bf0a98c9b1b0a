#include "tests/suite.h"
#include "ui/text/paragraph.h"
#include "ui/text/print_text.h"
#include "ui/text/text.h"
#include "ui/text/typeset.h"

#include <string.h>

static void block(Body *b, enum block_kind kind, const char *text)
{
	body_block(b, kind);
	body_run(b, text, 0, 0);
}

static char *print(const Body *b, int width, bool styled)
{
	GString *out = g_string_new(NULL);

	print_text(b, width, styled, out);
	return g_string_free(out, FALSE);
}

START_TEST(breaks_paragraphs_with_a_gap_between)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;

	block(b, BLOCK_PARAGRAPH, "one two three");
	block(b, BLOCK_PARAGRAPH, "four");
	got = print(b, 8, false);
	ck_assert_str_eq(got, "one two\nthree\n\nfour\n");
}
END_TEST

START_TEST(numbers_links_and_lists_them)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;
	unsigned n = body_link(b, "https://a.example/x", NULL, NULL);

	body_block(b, BLOCK_PARAGRAPH);
	body_run(b, "See ", 0, 0);
	body_run(b, "this", 0, n);
	body_run(b, ".", 0, 0);
	got = print(b, 40, false);
	ck_assert_str_eq(got, "See this [1].\n\nLinks\n"
			      "[1] https://a.example/x\n");
}
END_TEST

/* Which link a number is of is told by a sentence; in a row of links by a dot. */
START_TEST(links_in_a_row_stand_apart)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;
	unsigned one = body_link(b, "https://a.example/1", NULL, NULL);
	unsigned two = body_link(b, "https://a.example/2", NULL, NULL);

	for (int sentence = 0; sentence < 2; sentence++) {
		body_block(b, BLOCK_PARAGRAPH);
		body_run(b, "old", 0, one);
		body_run(b, " ", 0, 0);
		body_run(b, "lamp", 0, two);
		if (sentence)
			body_run(b, " burns", 0, 0);
	}
	got = print(b, 40, false);
	ck_assert_msg(strstr(got, "old [1] · lamp [2]\n") != NULL, "%s", got);
	ck_assert_msg(strstr(got, "old [1] lamp [2] burns\n") != NULL, "%s",
		      got);
}
END_TEST

START_TEST(quotations_have_a_bar_but_not_in_plain_text)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *seen = NULL, *plain = NULL;

	block(b, BLOCK_PARAGRAPH, "He said:");
	body_block(b, BLOCK_PARAGRAPH)->quotes = 1;
	body_run(b, "one two three four", 0, 0);
	body_block(b, BLOCK_PARAGRAPH)->quotes = 2;
	body_run(b, "five", 0, 0);
	block(b, BLOCK_PARAGRAPH, "end");
	seen = print(b, 14, true);
	ck_assert_str_eq(seen,
			 "He said:\n\n│ one two\n│ three four\n│\n│ five\n"
			 "\nend\n");
	plain = print(b, 14, false);
	ck_assert_str_eq(
		plain,
		"He said:\n\n  one two\n  three four\n\n  five\n\nend\n");
}
END_TEST

START_TEST(sets_lists_deeper_than_their_signs)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;
	const char *first, *second;

	body_block(b, BLOCK_PARAGRAPH)->lists = 1;
	g_array_index(b->blocks, struct block, 0).marker = "•";
	body_run(b, "a rather long item of a list", 0, 0);
	got = print(b, 30, false);
	first = strstr(got, "•");
	ck_assert_ptr_nonnull(first);
	second = strchr(got, '\n') + 1;
	ck_assert_msg(second[0] == ' ' && second[2] == ' ', "%s", got);
}
END_TEST

START_TEST(struck_text_stands_between_signs)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;
	unsigned n = body_link(b, "https://a.example/x", NULL, NULL);

	body_block(b, BLOCK_PARAGRAPH);
	body_run(b, "now ", 0, 0);
	body_run(b, "ten", RUN_STRUCK, 0);
	body_run(b, " or twelve", RUN_STRUCK | RUN_BOLD, 0);
	body_run(b, " and ", 0, 0);
	body_run(b, "one", RUN_STRUCK, n);
	body_run(b, "two", RUN_STRUCK | RUN_BREAK, 0);
	got = print(b, 40, false);
	ck_assert_str_eq(got, "now ~~ten or twelve~~ and ~~one [1]\ntwo~~\n\n"
			      "Links\n[1] https://a.example/x\n");
}
END_TEST

static const struct {
	const char *text;
	unsigned style;
	const char *want;
} shifts[] = {
	{ "12", RUN_ABOVE, "x¹²\n" }, { "-9", RUN_ABOVE, "x⁻⁹\n" },
	{ "n", RUN_ABOVE, "xⁿ\n" },   { "nd", RUN_ABOVE, "xnd\n" },
	{ "2", RUN_BELOW, "x₂\n" },   { "1234", RUN_ABOVE, "x1234\n" },
};

START_TEST(digits_are_raised_and_lowered)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;

	block(b, BLOCK_PARAGRAPH, "x");
	body_run(b, shifts[_i].text, shifts[_i].style, 0);
	got = print(b, 24, false);
	ck_assert_str_eq(got, shifts[_i].want);
}
END_TEST

static const struct {
	const char *text;
	unsigned style;
	const char *want;
} preformatted[] = {
	{ "The lamp went out when the wick was cut.", 0,
	  "The lamp went out when\nthe wick was cut.\n" },
	{ "> You don't say so, do you? I do, said he.", 0,
	  "> You don't say so, do\nyou? I do, said he.\n" },
	{ "for (i = 0; i < most; i++) put(i);", 0,
	  "for (i = 0; i < most;\n↳ i++) put(i);\n" },
	{ "if the lamp is lit then\n    put the lamp out at once\n\n", 0,
	  "if the lamp is lit then\n    put the lamp out at\n↳ once\n" },
	{ "$ fetch -q --all https://a.example/ 12", 0,
	  "$ fetch -q --all\n↳ https://a.example/ 12\n" },
	{ "what is marked as code is code here", RUN_CODE,
	  "what is marked as code\n↳ is code here\n" },
};

START_TEST(prose_in_pre_is_broken_and_code_hangs)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;

	body_block(b, BLOCK_CODE);
	body_run(b, preformatted[_i].text, preformatted[_i].style, 0);
	got = print(b, 24, false);
	ck_assert_str_eq(got, preformatted[_i].want);
}
END_TEST

START_TEST(styles_are_sgr_and_other_controls_are_removed)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *plain = NULL;
	g_autofree char *styled = NULL;

	body_block(b, BLOCK_PARAGRAPH);
	body_run(b, "bold", RUN_BOLD, 0);
	body_run(b, "\033]0;x\a", 0, 0);
	plain = print(b, 40, false);
	styled = print(b, 40, true);
	ck_assert_ptr_null(strchr(plain, '\033'));
	ck_assert_ptr_nonnull(strstr(styled, "\033[0;1mbold"));
	ck_assert_ptr_null(strstr(styled, "\033]"));
	ck_assert_ptr_null(strchr(styled, '\a'));
}
END_TEST

static const struct {
	const char *cells[6]; /* two a row */
	const char *want;
} tables[] = {
	{ { "Lamp", "Price", "Brass", "12", "Tin", "9" },
	  "Lamp   Price\nBrass     12\nTin        9\n" },
	{ { "Lamp", "Where it is", "Brass", "pier", "Tin", "on the old quay" },
	  "Lamp   Where it is\n\nBrass  pier\n\nTin    on the old\n"
	  "       quay\n" },
	{ { "Lamp", "Where it is now", "Brass", "pier", "Tin", "quay" },
	  "Lamp   Where it is\n       now\nBrass  pier\nTin    quay\n" },
};

START_TEST(rows_of_several_lines_are_apart)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;

	for (int i = 0; i < 6; i++) {
		struct block *k = body_block(b, BLOCK_CELL);

		k->head = i < 2;
		k->table_starts = i == 0;
		k->row_starts = i % 2 == 0;
		k->colspan = 1;
		body_run(b, tables[_i].cells[i], 0, 0);
	}
	got = print(b, 19, false);
	ck_assert_str_eq(got, tables[_i].want);
}
END_TEST

#define GAPS_MAX 40

static char *line_text(const StyledLines *s, guint line)
{
	const struct styled_line *l =
		&g_array_index(s->lines, struct styled_line, line);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < l->n_pieces; i++) {
		const struct piece *p = &g_array_index(s->pieces, struct piece,
						       l->first_piece + i);

		g_string_append_len(out, s->text->str + p->at, p->bytes);
	}
	return g_string_free(out, FALSE);
}

/* Counts which blanks of a line are wider than most of its others, by their number. */
static void count_wide(const char *line, int *wide)
{
	int size[GAPS_MAX] = { 0 }, n = 0, some = 0, least = G_MAXINT;

	for (const char *at = line; (at = strchr(at, ' ')); n++) {
		ck_assert_int_lt(n, GAPS_MAX);
		size[n] = (int)strspn(at, " ");
		least = MIN(least, size[n]);
		at += size[n];
	}
	for (int i = 0; i < n; i++)
		some += size[i] > least;
	for (int i = 0; 2 * some <= n && i < n; i++)
		wide[i] += size[i] > least;
}

/* Words of letters only, as many as that. The caller's. */
static char *make_words(int n)
{
	GRand *r = g_rand_new_with_seed(7);
	GString *text = g_string_new(NULL);

	for (int i = 0; i < n; i++)
		g_string_append_printf(text, "%.*s ", g_rand_int_range(r, 1, 9),
				       "lanterns");
	g_rand_free(r);
	return g_string_free(text, FALSE);
}

START_TEST(no_place_of_a_line_has_the_wide_blanks)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *words = make_words(1000);
	g_autoptr(StyledLines) s = NULL;
	g_autoptr(Hyphenators) hyphens = hyphenators_new();
	int wide[GAPS_MAX] = { 0 }, all = 0;

	block(b, BLOCK_PARAGRAPH, words);
	s = typeset_text(b, 60, hyphens);
	for (guint i = 0; i < s->lines->len; i++) {
		g_autofree char *line = line_text(s, i);

		count_wide(line, wide);
	}
	for (int i = 0; i < GAPS_MAX; i++)
		all += wide[i];
	ck_assert_int_gt(all, 60);
	ck_assert_int_eq(wide[0], 0);
	for (int i = 0; i < GAPS_MAX; i++)
		ck_assert_int_lt(wide[i], all / 5);
}
END_TEST

START_TEST(wide_blanks_are_after_punctuation)
{
	static const char words[] = "Now the heat rose, and men left";
	const struct line line = { .bytes = sizeof words - 1,
				   .cols = sizeof words - 1,
				   .pad = 1 };
	g_autoptr(Paragraph) p = paragraph_new();
	g_autoptr(StyledLines) s = styled_lines_new(40);
	g_autofree char *got = NULL;

	paragraph_add(p, words, 0, 0);
	styled_lines_begin(s, 0, 0);
	paragraph_line(p, s, &line);
	got = line_text(s, 0);
	ck_assert_str_eq(got, "Now the heat rose,  and men left");
}
END_TEST

/* Every kind of block, in widths from nothing on: nothing is wider. */
START_TEST(nothing_is_wider)
{
	for (int width = 1; width < 60; width++) {
		g_autoptr(Body) b = body_new();
		g_autoptr(StyledLines) s = NULL;

		for (int kind = 0; kind < BLOCK_KINDS; kind++) {
			struct block *k = body_block(b, (enum block_kind)kind);

			k->quotes = (uint8_t)(kind % 3);
			k->lists = (uint8_t)(kind % 4);
			k->level = 1;
			k->colspan = 1;
			k->row_starts = k->table_starts = true;
			body_run(b, "Donaudampfschiff 東京 fährt", 0, 0);
		}
		s = typeset_text(b, width, NULL);
		for (guint i = 0; i < s->lines->len; i++) {
			const struct styled_line *l =
				&g_array_index(s->lines, struct styled_line, i);
			int cols = l->indent;

			for (guint n = 0; n < l->n_pieces; n++) {
				const struct piece *p =
					&g_array_index(s->pieces, struct piece,
						       l->first_piece + n);

				cols += text_width_n(s->text->str + p->at,
						     p->bytes);
			}
			/* one letter of two columns is the least there is */
			ck_assert_int_le(cols, MAX(width, 2));
		}
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("typeset");
	TCase *t = tcase_create("bodies");

	tcase_add_test(t, breaks_paragraphs_with_a_gap_between);
	tcase_add_test(t, numbers_links_and_lists_them);
	tcase_add_test(t, links_in_a_row_stand_apart);
	tcase_add_test(t, quotations_have_a_bar_but_not_in_plain_text);
	tcase_add_test(t, sets_lists_deeper_than_their_signs);
	tcase_add_test(t, struck_text_stands_between_signs);
	SUITE_LOOP(t, digits_are_raised_and_lowered, shifts);
	SUITE_LOOP(t, prose_in_pre_is_broken_and_code_hangs, preformatted);
	tcase_add_test(t, styles_are_sgr_and_other_controls_are_removed);
	SUITE_LOOP(t, rows_of_several_lines_are_apart, tables);
	tcase_add_test(t, no_place_of_a_line_has_the_wide_blanks);
	tcase_add_test(t, wide_blanks_are_after_punctuation);
	tcase_add_test(t, nothing_is_wider);
	suite_add_tcase(s, t);
	return suite_run(s);
}
