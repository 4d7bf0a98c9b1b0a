/* No word is lost: pages made at random, whose words are known as they are
 * made, as a body, as what is searched, and set in lines. */
#include "feeds/html/html_parse.h"
#include "feeds/html/to_body.h"
#include "tests/feeds/random_page.h"
#include "tests/suite.h"
#include "ui/text/typeset.h"

#include <string.h>

#define PAGES 400

/* The words of a text one to a line: whatever is no capital ends one, and what
 * lede adds by itself has none. */
static char *list_words(const char *text)
{
	GString *out = g_string_new(NULL);

	while (*text) {
		size_t n = 0;

		while (g_ascii_isupper(text[n]))
			n++;
		if (n)
			g_string_append_printf(out, "%.*s\n", (int)n, text);
		text += n ? n : 1;
	}
	return g_string_free(out, FALSE);
}

/* The same where lines may be too narrow for a word: a letter to a line. */
static char *list_letters(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++)
		if (g_ascii_isupper(*text))
			g_string_append_printf(out, "%c\n", *text);
	return g_string_free(out, FALSE);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *sorted(const char *lines)
{
	g_auto(GStrv) all = g_strsplit(lines, "\n", -1);

	qsort(all, g_strv_length(all), sizeof *all, by_text);
	return g_strjoinv("\n", all);
}

static char *text_of_lines(const StyledLines *s)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < s->lines->len; i++) {
		const struct styled_line *l =
			&g_array_index(s->lines, struct styled_line, i);

		for (guint p = 0; p < l->n_pieces; p++) {
			const struct piece *piece = &g_array_index(
				s->pieces, struct piece, l->first_piece + p);

			g_string_append_len(out, s->text->str + piece->at,
					    piece->bytes);
		}
		g_string_append_c(out, '\n');
	}
	/* "~~" stands within a word where a part of it is struck */
	g_string_replace(out, "~", "", 0);
	return g_string_free(out, FALSE);
}

/* Where two lists of words part, and the page around there. */
static void show_difference(const struct random_page *p, const char *want,
			    const char *got, const char *where, int seed)
{
	g_auto(GStrv) wants = g_strsplit(want, "\n", -1);
	g_auto(GStrv) gots = g_strsplit(got, "\n", -1);
	guint i = 0;
	const char *at;

	while (wants[i] && g_strcmp0(wants[i], gots[i]) == 0)
		i++;
	at = wants[i] && *wants[i] ? strstr(p->html->str, wants[i]) : NULL;
	at = at ? at - MIN(at - p->html->str, 300) : p->html->str;
	ck_abort_msg("page %d, %s: \"%s\" instead of \"%s\"\n… %.500s …", seed,
		     where, gots[i] ? gots[i] : "", wants[i] ? wants[i] : "",
		     at);
}

static void compare(const struct random_page *p, const char *text,
		    bool in_order, char *(*list)(const char *text),
		    const char *where, int seed)
{
	g_autofree char *want = list(p->want->str);
	g_autofree char *got = list(text);

	if (!in_order) {
		char *a = sorted(want), *b = sorted(got);

		g_free(want);
		g_free(got);
		want = a;
		got = b;
	}
	if (strcmp(want, got) != 0)
		show_difference(p, want, got, where, seed);
}

START_TEST(every_word_appears_once_and_in_order)
{
	static const int widths[] = { 20, 60, 72, 2000 };
	struct random_page *p = random_page_new((guint32)_i);
	g_autoptr(Page) page = html_parse(p->html->str, p->html->len);
	g_autoptr(Body) body = html_body(page, "https://a.example/b/");
	g_autoptr(Hyphenators) hyphens = hyphenators_new();
	g_autoptr(GString) searched = g_string_new(NULL);

	body_words(body, searched);
	compare(p, searched->str, true, list_words, "searched", _i);
	for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
		g_autoptr(StyledLines) lines =
			typeset_text(body, widths[i], i % 2 ? hyphens : NULL);
		g_autofree char *text = text_of_lines(lines);

		compare(p, text, !p->table,
			widths[i] > 80 ? list_words : list_letters,
			"set in lines", _i);
	}
	random_page_free(p);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("random_pages");
	TCase *t = tcase_create("words");
	const char *pages = g_getenv("PAGES");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, every_word_appears_once_and_in_order, 0,
			    pages ? atoi(pages) : PAGES);
	suite_add_tcase(s, t);
	return suite_run(s);
}
