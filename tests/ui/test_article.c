/* The standfirst above a text is left out where the text begins with it. */
#include "tests/suite.h"
#include "ui/text/article.h"

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
};

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

int main(void)
{
	Suite *s = suite_create("article");
	TCase *t = tcase_create("article");

	tcase_add_loop_test(t, a_standfirst_repeats_no_text, 0,
			    (int)G_N_ELEMENTS(cases));
	suite_add_tcase(s, t);
	return suite_run(s);
}
