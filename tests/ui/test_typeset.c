#include "tests/ui/check.h"
#include "ui/typeset.h"

#include <string.h>

static char *print(const Body *b, int width, bool styled)
{
	GString *out = g_string_new(NULL);

	typeset_print(b, width, styled, out);
	return g_string_free(out, FALSE);
}

static struct block *add(Body *b, enum block_kind kind, const char *text)
{
	struct block *k = body_block(b, kind);

	if (text)
		body_run(b, text, 0, 0);
	return k;
}

START_TEST(parts_paragraphs_by_an_empty_line)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;

	add(b, BLOCK_PARAGRAPH, "one");
	add(b, BLOCK_PARAGRAPH, "two");
	got = print(b, 20, false);
	ck_assert_str_eq(got, "one\n\ntwo\n");
}
END_TEST

START_TEST(numbers_links_and_lists_them)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;
	unsigned link = body_link(b, "https://e.org/1", NULL, NULL);

	body_block(b, BLOCK_PARAGRAPH);
	body_run(b, "very ", 0, link);
	body_run(b, "bold", RUN_BOLD, link);
	body_run(b, ".", 0, 0);
	got = print(b, 40, false);
	ck_assert_str_eq(got, "very bold [1].\n\nLinks\n[1] https://e.org/1\n");
}
END_TEST

START_TEST(hangs_the_signs_of_lists)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;
	struct block *k = add(b, BLOCK_PARAGRAPH, "oak and elm and ash");

	k->marker = "9.";
	k->lists = 1;
	k = add(b, BLOCK_PARAGRAPH, "elm");
	k->marker = "10.";
	k->lists = 1;
	k->tight = true;
	got = print(b, 30, false);
	ck_assert_str_eq(got, "   9. oak and elm and ash\n  10. elm\n");
	g_free(got);
	got = print(b, 16, false);
	ck_assert_ptr_nonnull(strstr(got, "9. oak"));
}
END_TEST

static void add_cell(Body *b, const char *text, bool row, bool table)
{
	struct block *k = add(b, BLOCK_CELL, text);

	k->row_starts = row;
	k->table_starts = table;
	k->colspan = 1;
}

START_TEST(sets_tables_side_by_side)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;

	add_cell(b, "東京", true, true);
	add_cell(b, "1200", false, false);
	add_cell(b, "Hull", true, false);
	add_cell(b, "1", false, false);
	got = print(b, 40, false);
	ck_assert_str_eq(got, "東京  1200\nHull     1\n");
}
END_TEST

START_TEST(styles_end_with_their_words)
{
	g_autoptr(Body) b = body_new();
	g_autofree char *got = NULL;

	body_block(b, BLOCK_PARAGRAPH);
	body_run(b, "loud", RUN_BOLD, 0);
	body_run(b, " calm", 0, 0);
	got = print(b, 40, true);
	ck_assert_str_eq(got, "\033[0;1mloud\033[0m calm\n");
}
END_TEST

START_TEST(nothing_is_wider_than_the_width)
{
	g_autoptr(Body) b = body_new();
	g_autoptr(Sheet) s = NULL;
	struct block *k = add(b, BLOCK_PARAGRAPH, "some words in a deep list");

	k->lists = 9;
	k->quotes = 9;
	k->marker = "•";
	add(b, BLOCK_CODE, "a\tlong line of code that goes on");
	add(b, BLOCK_PICTURE, "a caption that is rather long");
	add(b, BLOCK_RULE, NULL);
	s = typeset_text(b, _i);
	for (guint i = 0; i < s->lines->len; i++)
		ck_assert_int_le(g_array_index(s->lines, struct sheet_line, i)
					 .indent,
				 _i);
}
END_TEST

int main(void)
{
	TCase *t = tcase_create("typeset");

	tcase_add_test(t, parts_paragraphs_by_an_empty_line);
	tcase_add_test(t, numbers_links_and_lists_them);
	tcase_add_test(t, hangs_the_signs_of_lists);
	tcase_add_test(t, sets_tables_side_by_side);
	tcase_add_test(t, styles_end_with_their_words);
	tcase_add_loop_test(t, nothing_is_wider_than_the_width, 1, 40);
	return check_run("typeset", t);
}
