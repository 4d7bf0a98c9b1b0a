/* What stands above a text: a standfirst that does not repeat it, and a byline. */
#include "tests/suite.h"
#include "ui/text/article.h"
#include "ui/text/summary_tail.h"

#include <string.h>

static const struct {
	const char *summary;
	const char *first, *second; /* runs of the text */
	bool shown;
} cases[] = {
	{ "A lamp in the harbour.", "A lamp in the harbour.", "", false },
	{ "A lamp in the…", "A lamp ", "in the harbour.", false },
	{ "A lamp in\nthe harbour.", "A  lamp in the", " harbour. More.",
	  false },
	{ "What the jury saw.", "A lamp in the harbour.", "", true },
	{ "A lamp in the harbour, and more.", "A lamp in the harbour", "",
	  true },
	{ "A lamp. And more…", "A lamp 🚀", ". And more there is.", false },
	{ "“A lamp”, he said", "\"A lamp\"", ", he said. More.", false },
	{ "A lamp. And less", "A lamp 🚀", ". And more there is.", true },
	{ "Eine Lampe für…", "Eine Lampe f", "ür den Hafen.", false },
	{ "A lamp in […]", "A lamp in the harbour.", "", false },
	{ "A lamp in… Read more", "A lamp in the harbour.", "", false },
	{ "A lamp. The post A lamp appeared first on Quay.",
	  "A lamp in the harbour.", "", false },
	{ "Continue reading →", "A lamp in the harbour.", "", false },
};

static const struct {
	const char *summary, *want;
} tails[] = {
	{ "A lamp in the harbour.", "A lamp in the harbour." },
	{ "A lamp in the […]", "A lamp in the" },
	{ "A lamp in the [...] ", "A lamp in the" },
	{ "A lamp in the…", "A lamp in the" },
	{ "A lamp... Read More »", "A lamp" },
	{ "A lamp. [...] Continue reading A lamp & a boat", "A lamp." },
	{ "A lamp. The post A lamp appeared first on Quay.", "A lamp." },
	{ "A lamp […]\nThe post A lamp first appeared on Quay.", "A lamp" },
	{ "Read more", "" },
	/* what only looks like it */
	{ "She would read more", "She would read more" },
	{ "Read more books, he said.", "Read more books, he said." },
	{ "The post office is shut.", "The post office is shut." },
	{ "Continue reading. They do.", "Continue reading. They do." },
	{ "Continue reading to children.", "Continue reading to children." },
	{ "The post office scandal appeared first on television.",
	  "The post office scandal appeared first on television." },
	{ "The post Office appeared first on Quay. Ten are held.",
	  "The post Office appeared first on Quay. Ten are held." },
	{ "« Une lampe »", "« Une lampe »" },
};

START_TEST(a_summary_loses_its_tail)
{
	g_autofree char *got = summary_tail_cut(tails[_i].summary);

	ck_assert_str_eq(got, tails[_i].want);
}
END_TEST

static const struct {
	const char *author, *want;
} bylines[] = {
	{ "Ada Quill", "Ada Quill" },
	{ "By Ada Quill", "Ada Quill" },
	{ "by  Ada Quill", "Ada Quill" },
	{ "Byron Quill", "Byron Quill" },
	{ "Ada Quill / Quay", "Ada Quill / Quay" },
	{ "Ada Quill Jr.", "Ada Quill Jr." },
	{ "THE QUAY", NULL },
	{ "By The Quay", NULL },
	{ "By ", NULL },
	{ "ada@quay.example", NULL },
	{ "ada@quay.example (Ada)", NULL },
	{ "https://quay.example/ada", NULL },
	{ "quay.example", NULL },
	{ "", NULL },
	{ NULL, NULL },
};

START_TEST(a_byline_is_a_person)
{
	struct story k = { .author = bylines[_i].author, .source = "The Quay" };

	ck_assert_pstr_eq(article_byline(&k), bylines[_i].want);
}
END_TEST

START_TEST(a_standfirst_repeats_no_text)
{
	struct story story = { .title = "T", .summary = cases[_i].summary };
	g_autoptr(Body) body = body_new();
	struct article a = { .story = &story, .body = body, .now = 1000 };
	int text_line;
	StyledLines *lines;
	bool italic = false;

	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, cases[_i].first, 0, 0);
	body_run(body, cases[_i].second, RUN_BOLD, 0);
	lines = article_set(&a, 60, &text_line);
	for (guint i = 0; i < lines->pieces->len; i++)
		italic |= (g_array_index(lines->pieces, struct piece, i).style &
			   RUN_ITALIC) != 0;
	ck_assert(italic == cases[_i].shown);
	styled_lines_free(lines);
}
END_TEST

/* Below a standfirst of the page, a subhead and the like the text begins; what is far
 * down is no summary's beginning. */
START_TEST(a_standfirst_repeats_nothing_of_the_opening)
{
	struct story story = { .title = "T", .summary = "A lamp in the…" };
	g_autoptr(Body) body = body_new();
	g_autofree char *standfirst = NULL;

	for (int i = 0; i < _i; i++) {
		body_block(body, BLOCK_HEADING);
		body_run(body, "A lamp", 0, 0);
	}
	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, "A lamp in the harbour.", 0, 0);
	standfirst = article_standfirst(&story, body);
	ck_assert((standfirst != NULL) == (_i >= 6));
}
END_TEST

/* ... and gives way to the one that the text has. */
START_TEST(a_text_has_one_standfirst)
{
	struct story story = { .title = "T", .summary = "A lamp is lit." };
	g_autoptr(Body) body = body_new();
	g_autofree char *standfirst = NULL;

	body_block(body, BLOCK_PICTURE);
	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, "What the storm has left of the oldest pier.",
		 _i == 1 ? RUN_ITALIC : RUN_ITALIC | RUN_STANDFIRST, 0);
	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, "The harbour was quiet.", 0, 0);
	standfirst = article_standfirst(&story, body);
	ck_assert((standfirst != NULL) == (_i == 1));
}
END_TEST

static StyledLines *set_with(const struct article_picture *p, int *text_line)
{
	struct story story = { .title = "T", .source = "S" };
	Body *body = body_new();
	struct article a = {
		.story = &story, .body = body, .now = 1000, .picture = p
	};
	StyledLines *lines;

	body_block(body, BLOCK_PICTURE);
	body_run(body, "A lamp", 0, 0);
	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, "Words", 0, 0);
	lines = article_set(&a, 40, text_line);
	body_free(body);
	return lines;
}

/* One line's words. The caller's. */
static char *line_words(const StyledLines *s, int line)
{
	const struct styled_line *l =
		&g_array_index(s->lines, struct styled_line, (guint)line);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < l->n_pieces; i++) {
		const struct piece *p = &g_array_index(s->pieces, struct piece,
						       l->first_piece + i);

		g_string_append_len(out, s->text->str + p->at, p->bytes);
	}
	return g_string_free(out, FALSE);
}

static void check_line(const StyledLines *s, int line, const char *want)
{
	g_autofree char *got = line_words(s, line);

	ck_assert_str_eq(got, want);
}

/* Rows are kept free, then its caption; the text does not have it again. */
START_TEST(a_picture_has_rows_of_its_own)
{
	const struct article_picture p = { "A \n lamp", "v", 5, 0 };
	int text_line;
	StyledLines *s = set_with(&p, &text_line);

	ck_assert_int_eq(s->picture_rows, 5);
	for (int i = 0; i < 5; i++)
		check_line(s, s->picture_line + i, "");
	check_line(s, s->picture_line + 5, "A lamp");
	ck_assert_int_eq(text_line, s->picture_line + 7);
	check_line(s, text_line, "Words");
	styled_lines_free(s);
}
END_TEST

START_TEST(a_picture_without_room_is_a_row_of_words)
{
	const struct article_picture p = { "A lamp", "v", 0, -1 };
	const struct article_picture long_one = {
		"A lamp in the harbour of Karst, at dawn", "v", 0, -1
	};
	const struct article_picture off = { NULL, NULL, 0, -1 };
	int text_line;
	StyledLines *s = set_with(&p, &text_line);

	ck_assert_int_eq(s->picture_rows, 0);
	check_line(s, text_line - 2, "▣ A lamp   v");
	check_line(s, text_line, "▣ A lamp"); /* of the text */
	styled_lines_free(s);
	s = set_with(&long_one, &text_line);
	check_line(s, text_line - 2,
		   "▣ A lamp in the harbour of Karst, a…   v");
	check_line(s, text_line - 3, "");
	styled_lines_free(s);
	s = set_with(&off, &text_line);
	check_line(s, text_line - 2, "▣ picture");
	styled_lines_free(s);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("article");
	TCase *t = tcase_create("article");

	tcase_add_loop_test(t, a_standfirst_repeats_nothing_of_the_opening, 0,
			    8);
	tcase_add_loop_test(t, a_text_has_one_standfirst, 0, 2);
	tcase_add_loop_test(t, a_standfirst_repeats_no_text, 0,
			    (int)G_N_ELEMENTS(cases));
	SUITE_LOOP(t, a_summary_loses_its_tail, tails);
	SUITE_LOOP(t, a_byline_is_a_person, bylines);
	tcase_add_test(t, a_picture_has_rows_of_its_own);
	tcase_add_test(t, a_picture_without_room_is_a_row_of_words);
	suite_add_tcase(s, t);
	return suite_run(s);
}
