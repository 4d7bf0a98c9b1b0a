#include "tests/suite.h"
#include "ui/text/text_hits.h"
#include "ui/text/typeset.h"

/* Of two paragraphs, 16 columns wide:
 *
 *   0  The lamp in the
 *   1  harbour was not
 *   2  the lamp that
 *   3  Zoë had lit.
 *   4
 *   5  The end; a well-
 *   6  known 東京都の灯
 *   7  台だった。 */
static const char *const paragraphs[] = {
	"The lamp in the harbour was not the lamp that Zoë had lit.",
	"The end; a well-known 東京都の灯台だった。",
};

static const struct {
	const char *words;
	struct text_hit first, last; /* of `count` */
	guint count;
} cases[] = {
	{ "lamp", { 0, 4, 0, 7 }, { 2, 4, 2, 7 }, 2 },
	{ "THE", { 0, 0, 0, 2 }, { 5, 0, 5, 2 }, 4 },
	{ "the harbour", { 0, 12, 1, 6 }, { 0, 12, 1, 6 }, 1 },
	{ "not  the", { 1, 12, 2, 2 }, { 1, 12, 2, 2 }, 1 },
	{ "zoe", { 3, 0, 3, 2 }, { 3, 0, 3, 2 }, 1 },
	{ "well-known", { 5, 11, 6, 4 }, { 5, 11, 6, 4 }, 1 },
	{ "灯台", { 6, 14, 7, 1 }, { 6, 14, 7, 1 }, 1 },
	{ "lit. The", { 0 }, { 0 }, 0 }, /* two paragraphs */
	{ "lantern", { 0 }, { 0 }, 0 },
	{ "", { 0 }, { 0 }, 0 },
};

static StyledLines *set_lines(void)
{
	g_autoptr(Body) body = body_new();

	for (size_t i = 0; i < G_N_ELEMENTS(paragraphs); i++) {
		body_block(body, BLOCK_PARAGRAPH);
		body_run(body, paragraphs[i], 0, 0);
	}
	return typeset_text(body, 16, NULL);
}

static void is_hit(const GArray *hits, guint i, const struct text_hit *want)
{
	const struct text_hit *h = &g_array_index(hits, struct text_hit, i);

	ck_assert_int_eq(h->line, want->line);
	ck_assert_int_eq(h->col, want->col);
	ck_assert_int_eq(h->last_line, want->last_line);
	ck_assert_int_eq(h->last_col, want->last_col);
}

START_TEST(finds_the_words_wherever_lines_end)
{
	g_autoptr(StyledLines) s = set_lines();
	g_autoptr(GArray) hits = text_hits_find(s, cases[_i].words);

	ck_assert_uint_eq(hits->len, cases[_i].count);
	if (hits->len == 0)
		return;
	is_hit(hits, 0, &cases[_i].first);
	is_hit(hits, hits->len - 1, &cases[_i].last);
}
END_TEST

START_TEST(a_hit_has_columns_in_each_of_its_lines)
{
	const struct text_hit h = { 2, 10, 4, 3 };
	int col, cols;

	ck_assert(!text_hits_in_line(&h, 1, 16, &col, &cols));
	ck_assert(text_hits_in_line(&h, 2, 16, &col, &cols));
	ck_assert(col == 10 && cols == 6);
	ck_assert(text_hits_in_line(&h, 3, 12, &col, &cols));
	ck_assert(col == 0 && cols == 12);
	ck_assert(text_hits_in_line(&h, 4, 16, &col, &cols));
	ck_assert(col == 0 && cols == 4);
	ck_assert(!text_hits_in_line(&h, 5, 16, &col, &cols));
}
END_TEST

/* What the typesetter adds is not searched: hyphens, the bars of quotations. */
START_TEST(what_is_added_to_lines_is_no_part_of_the_text)
{
	g_autoptr(Body) body = body_new();
	g_autoptr(StyledLines) s = NULL;
	g_autoptr(GArray) parted = NULL, quoted = NULL;
	const struct text_hit first = { 0, 8, 1, 4 }, second = { 3, 9, 4, 3 };

	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, "the old Donau\u00addampf", 0, 0);
	body_block(body, BLOCK_PARAGRAPH)->quotes = 1;
	body_run(body, "quoted words go on", 0, 0);
	s = typeset_text(body, 14, NULL);
	parted = text_hits_find(s, "donaudampf");
	ck_assert_uint_eq(parted->len, 1);
	is_hit(parted, 0, &first);
	quoted = text_hits_find(s, "words go");
	ck_assert_uint_eq(quoted->len, 1);
	is_hit(quoted, 0, &second);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text_hits");
	TCase *t = tcase_create("lines");

	SUITE_LOOP(t, finds_the_words_wherever_lines_end, cases);
	tcase_add_test(t, what_is_added_to_lines_is_no_part_of_the_text);
	tcase_add_test(t, a_hit_has_columns_in_each_of_its_lines);
	suite_add_tcase(s, t);
	return suite_run(s);
}
