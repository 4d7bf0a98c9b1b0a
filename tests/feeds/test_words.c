/* No word is lost: pages made at random, whose words are known as they are
 * made, as a body, as what is searched, and set in lines. */
#include "feeds/html/html_parse.h"
#include "feeds/html/to_body.h"
#include "tests/suite.h"
#include "ui/text/typeset.h"

#include <string.h>

#define PAGES     400
#define DEPTH_MAX 5
#define DEEP      300 /* elements within each other: more than a tree keeps */

/* A page being made, and what a reader is to see of it. */
struct making {
	GRand *chance;
	GString *html, *want;
	unsigned words;
	int cells;  /* cells that are open */
	bool table; /* words stand beside each other: not in order on lines */
};

static guint32 pick(struct making *m, guint32 n)
{
	return (guint32)g_rand_int_range(m->chance, 0, (gint32)n);
}

static void apart(struct making *m)
{
	g_string_append_c(m->want, ' ');
}

static void blank(struct making *m)
{
	static const char *const blanks[] = { " ",   "\n",    "\t  ",
					      " \n", "&#32;", "<!-- Qx --> " };

	g_string_append(m->html, blanks[pick(m, G_N_ELEMENTS(blanks))]);
	apart(m);
}

/* The next word: no two are the same, and none is part of another. */
static void name_word(struct making *m, char word[8])
{
	unsigned n = m->words++;

	for (int i = 0; i < 4; i++, n /= 16)
		word[1 + i] = (char)('A' + n % 16);
	word[0] = 'Q';
	word[5] = '\0';
}

static void put_word(struct making *m)
{
	char word[8];

	name_word(m, word);
	g_string_append(m->html, word);
	g_string_append(m->want, word);
}

static void put_open(struct making *m, const char *tag)
{
	g_string_append_printf(m->html, "<%s>", tag);
}

static void put_close(struct making *m, const char *tag)
{
	g_string_append_printf(m->html, "</%.*s>", (int)strcspn(tag, " "), tag);
}

static void put_inline(struct making *m, int depth)
{
	static const char *const tags[] = { "b", "i", "em",   "span",  "code",
					    "s", "u", "font", "small", "mark" };
	const char *tag = tags[pick(m, G_N_ELEMENTS(tags))];
	guint32 n = 1 + pick(m, 3);

	put_open(m, tag);
	for (guint32 i = 0; i < n; i++) {
		if (depth < DEPTH_MAX && pick(m, 4) == 0)
			put_inline(m, depth + 1);
		else
			put_word(m);
		if (pick(m, 2))
			blank(m);
	}
	put_close(m, tag);
}

/* A link's number follows it on the lines: so a blank does here. */
static void put_link(struct making *m)
{
	g_string_append_printf(m->html, "<a href='https://a.example/%u'>",
			       m->words);
	put_word(m);
	g_string_append(m->html, "</a>");
	blank(m);
}

static void put_quote(struct making *m)
{
	g_string_append(m->html, "<q>");
	apart(m);
	put_word(m);
	if (pick(m, 2))
		blank(m);
	g_string_append(m->html, "</q>");
	apart(m);
}

/* What a browser does not show. */
static void put_unseen(struct making *m)
{
	static const char *const unseen[] = {
		"<style>.Qx { color: red }</style>",
		"<script>var Qx = '<p>';</script>",
		"<template>Qx</template>",
		"<select><option>Qx</select>",
		"<!-- Qx -->",
		"<img src=t.gif width=1 height=1 alt=Qx>",
	};

	g_string_append(m->html, unseen[pick(m, G_N_ELEMENTS(unseen))]);
}

static void put_break(struct making *m)
{
	g_string_append(m->html, pick(m, 2) ? "<br>" : "<br/>\n");
	apart(m);
}

static void put_flow(struct making *m)
{
	guint32 n = 1 + pick(m, 6);

	for (guint32 i = 0; i < n; i++) {
		switch (pick(m, 9)) {
		case 0:
			put_inline(m, 0);
			break;
		case 1:
			put_link(m);
			break;
		case 2:
			put_quote(m);
			break;
		case 3:
			put_break(m);
			break;
		case 4:
			put_unseen(m);
			break;
		default:
			put_word(m);
			break;
		}
		if (pick(m, 3))
			blank(m);
	}
}

static void put_block(struct making *m, int depth);

static void put_blocks(struct making *m, int depth)
{
	guint32 n = pick(m, 4);

	for (guint32 i = 0; i < n; i++)
		if (depth >= DEPTH_MAX || pick(m, 3) == 0)
			put_flow(m);
		else
			put_block(m, depth + 1);
}

/* What nobody closes: it ends with the block that it is in. A stray cell is
 * one only where no table is open. */
static void put_unclosed(struct making *m)
{
	static const char *const tags[] = {
		"div",   "p",     "section", "article", "center",
		"td",    "th",    "tr",      "tr><td",  "tbody><tr><td",
		"thead", "tfoot", "caption",
	};
	guint32 n = m->cells ? 5 : G_N_ELEMENTS(tags);

	put_open(m, tags[pick(m, n)]);
	apart(m);
	put_flow(m);
	apart(m);
}

static void put_list(struct making *m, int depth)
{
	static const char *const tags[] = { "ul", "ol", "menu", "ol start=7" };
	const char *tag = tags[pick(m, G_N_ELEMENTS(tags))];
	guint32 n = pick(m, 4);

	put_open(m, tag);
	for (guint32 i = 0; i < n; i++) {
		const char *item = pick(m, 6) ? "li" : "div";

		put_open(m, item);
		apart(m);
		put_blocks(m, depth);
		apart(m);
		if (*item == 'l' && pick(m, 4) == 0)
			put_unclosed(m);
		if (*item == 'd' || pick(m, 2))
			put_close(m, item);
	}
	put_close(m, tag);
}

static void put_terms(struct making *m, int depth)
{
	g_string_append(m->html, "<dl>");
	for (guint32 i = 0, n = 1 + pick(m, 4); i < n; i++) {
		const char *tag = pick(m, 2) ? "dd" : "dt";

		put_open(m, tag);
		apart(m);
		if (tag[1] == 't' || pick(m, 3) == 0)
			put_flow(m);
		else
			put_blocks(m, depth);
		apart(m);
		if (pick(m, 4) == 0)
			put_open(m, "b");
		if (pick(m, 4) == 0)
			put_unclosed(m);
		if (pick(m, 2))
			put_close(m, tag);
	}
	g_string_append(m->html, "</dl>");
}

static void put_pre(struct making *m)
{
	static const char *const tags[] = { "pre", "pre", "xmp", "listing" };
	const char *tag = tags[pick(m, G_N_ELEMENTS(tags))];

	put_open(m, tag);
	for (guint32 i = 0, n = pick(m, 5); i < n; i++) {
		put_word(m);
		g_string_append(m->html, pick(m, 2) ? "\n" : "   ");
		apart(m);
	}
	put_close(m, tag);
}

static void put_img(struct making *m, bool named)
{
	char word[8];

	g_string_append(m->html, "<img src='a.png'");
	if (named) {
		name_word(m, word);
		apart(m);
		g_string_append_printf(m->html, " alt='%s'", word);
		g_string_append(m->want, word);
		apart(m);
	}
	g_string_append(m->html, pick(m, 2) ? ">" : "/>");
	apart(m);
}

static void put_caption(struct making *m)
{
	g_string_append(m->html, "<figcaption>");
	apart(m);
	put_flow(m);
	apart(m);
	g_string_append(m->html, "</figcaption>");
}

/* Nothing of a film but its address is seen, with a word of lede's for it that
 * begins with a capital. */
static void put_media(struct making *m)
{
	static const char *const media[] = {
		"<iframe src='https://a.example/f'></iframe>",
		"<video src=f>Qx</video>",
		"<audio><source src=f>Qx</audio>",
		"<embed src=f>",
	};
	guint32 kind = pick(m, G_N_ELEMENTS(media));

	apart(m);
	g_string_append(m->html, media[kind]);
	g_string_append_c(m->want, "EFSE"[kind]);
	apart(m);
}

/* A picture, in a link or not. */
static void put_linked_img(struct making *m, bool named)
{
	bool link = pick(m, 3) == 0;

	if (link)
		put_open(m, "a href='https://a.example/p'");
	put_img(m, named);
	if (link)
		put_close(m, "a");
}

/* A caption takes the place of the words of an only picture: so that one has
 * none. */
static void put_figure(struct making *m, int depth)
{
	guint32 kind = pick(m, 6);

	g_string_append(m->html, "<figure>");
	if (kind == 0)
		put_caption(m);
	if (kind == 5)
		put_media(m);
	if (kind != 4)
		put_linked_img(m, kind == 2 || kind == 3 || kind == 5);
	if (kind == 3 || kind == 4) {
		put_word(m);
		put_blocks(m, depth);
		apart(m);
	}
	if (kind != 0 && kind != 2)
		put_caption(m);
	g_string_append(m->html, "</figure>");
}

static void put_cell(struct making *m, int depth)
{
	const char *cell = pick(m, 4) ? "td" : "th";

	put_open(m, cell);
	apart(m);
	m->cells++;
	put_blocks(m, depth + 1);
	apart(m);
	if (pick(m, 6) == 0)
		put_unclosed(m);
	m->cells--;
	if (pick(m, 2))
		put_close(m, cell);
}

static void put_table_caption(struct making *m)
{
	g_string_append(m->html, "<caption>");
	apart(m);
	put_flow(m);
	apart(m);
	g_string_append(m->html, "</caption>");
}

/* Where nothing is read yet but rows and what is around them, a caption keeps
 * its place in the order of words. */
static void put_table(struct making *m, int depth)
{
	static const char *const starts[] = { "<table>", "<table><tbody>",
					      "<table><form>",
					      "<table><thead><tr>" };
	guint32 rows = pick(m, 4), cols = 1 + pick(m, 4);

	m->table = true;
	g_string_append(m->html, starts[pick(m, G_N_ELEMENTS(starts))]);
	if (pick(m, 3) == 0)
		put_table_caption(m);
	for (guint32 r = 0; r < rows; r++) {
		g_string_append(m->html, "<tr>");
		if (r == 0 && pick(m, 4) == 0)
			put_table_caption(m);
		for (guint32 c = 0; c < cols; c++)
			put_cell(m, depth);
		g_string_append(m->html, "</tr>");
	}
	g_string_append(m->html, "</table>");
}

/* A heading holds no other heading: browsers, too, end the first one there. */
static void put_heading(struct making *m)
{
	const char *tag = pick(m, 2) ? "h2" : "h5";

	put_open(m, tag);
	put_flow(m);
	put_close(m, tag);
}

static void put_plain_block(struct making *m, int depth)
{
	static const char *const tags[] = { "div",        "p",      "section",
					    "article",    "header", "footer",
					    "aside",      "main",   "nav",
					    "blockquote", "center", "address",
					    "details",    "summary" };
	const char *tag = tags[pick(m, G_N_ELEMENTS(tags))];

	put_open(m, tag);
	put_blocks(m, depth);
	if (pick(m, 6) == 0) {
		apart(m);
		put_unclosed(m);
	}
	put_close(m, tag);
}

/* More elements within each other than a tree keeps: where they are laid flat,
 * only words between blanks are sure to stay what they are. */
static void put_deep(struct making *m)
{
	static const char *const tags[] = { "div", "blockquote", "section" };
	const char *tag = tags[pick(m, G_N_ELEMENTS(tags))];

	apart(m);
	for (int i = 0; i < DEEP; i++)
		put_open(m, tag);
	for (int i = 0; i < DEEP; i++) {
		if (i % 40 == 0) {
			put_word(m);
			blank(m);
		}
		put_close(m, tag);
		apart(m);
	}
}

static void put_block(struct making *m, int depth)
{
	apart(m);
	switch (pick(m, 13)) {
	case 0:
		put_list(m, depth);
		break;
	case 1:
		put_terms(m, depth);
		break;
	case 2:
		put_pre(m);
		break;
	case 3:
		put_figure(m, depth);
		break;
	case 4:
		put_table(m, depth);
		break;
	case 5:
		put_linked_img(m, pick(m, 3) != 0);
		break;
	case 6:
		if (pick(m, 2))
			put_media(m);
		else
			g_string_append(m->html, "<hr>");
		break;
	case 7:
		put_heading(m);
		break;
	default:
		put_plain_block(m, depth);
		break;
	}
	apart(m);
}

/* A page begins as feeds do: often with what belongs in a head. */
static void make(struct making *m)
{
	static const char *const heads[] = {
		"<style>p{}</style>",  "<script>Qx</script>",
		"<link rel=x href=y>", "<meta name=a content=b>",
		"<title>Qx</title>",
	};

	if (pick(m, 2))
		g_string_append(m->html, heads[pick(m, G_N_ELEMENTS(heads))]);
	for (guint32 i = 0, n = 1 + pick(m, 5); i < n; i++)
		if (pick(m, 4))
			put_block(m, 0);
		else
			put_flow(m);
	if (pick(m, 20) == 0)
		put_deep(m);
}

static struct making *making_new(guint32 seed)
{
	struct making *m = g_new0(struct making, 1);

	m->chance = g_rand_new_with_seed(seed);
	m->html = g_string_new(NULL);
	m->want = g_string_new(NULL);
	make(m);
	return m;
}

static void making_free(struct making *m)
{
	g_rand_free(m->chance);
	g_string_free(m->html, TRUE);
	g_string_free(m->want, TRUE);
	g_free(m);
}

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

static char *text_of_sheet(const Sheet *s)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < s->lines->len; i++) {
		const struct sheet_line *l =
			&g_array_index(s->lines, struct sheet_line, i);

		for (guint p = 0; p < l->n_pieces; p++) {
			const struct piece *piece = &g_array_index(
				s->pieces, struct piece, l->first_piece + p);

			g_string_append_len(out, s->text->str + piece->at,
					    piece->bytes);
		}
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

/* Where two lists of words part, and the page around there. */
static void show_difference(const struct making *m, const char *want,
			    const char *got, const char *where, int seed)
{
	g_auto(GStrv) wants = g_strsplit(want, "\n", -1);
	g_auto(GStrv) gots = g_strsplit(got, "\n", -1);
	guint i = 0;
	const char *at;

	while (wants[i] && g_strcmp0(wants[i], gots[i]) == 0)
		i++;
	at = wants[i] && *wants[i] ? strstr(m->html->str, wants[i]) : NULL;
	at = at ? at - MIN(at - m->html->str, 300) : m->html->str;
	ck_abort_msg("page %d, %s: \"%s\" instead of \"%s\"\n… %.500s …", seed,
		     where, gots[i] ? gots[i] : "", wants[i] ? wants[i] : "",
		     at);
}

static void compare(const struct making *m, const char *text, bool in_order,
		    char *(*list)(const char *text), const char *where,
		    int seed)
{
	g_autofree char *want = list(m->want->str);
	g_autofree char *got = list(text);

	if (!in_order) {
		char *a = sorted(want), *b = sorted(got);

		g_free(want);
		g_free(got);
		want = a;
		got = b;
	}
	if (strcmp(want, got) != 0)
		show_difference(m, want, got, where, seed);
}

START_TEST(every_word_comes_once_in_order_and_by_itself)
{
	static const int widths[] = { 20, 40, 72, 2000 };
	struct making *m = making_new((guint32)_i);
	g_autoptr(Page) page = html_parse(m->html->str, m->html->len);
	g_autoptr(Body) body = html_body(page, "https://a.example/b/");
	g_autoptr(GString) searched = g_string_new(NULL);

	body_words(body, searched);
	compare(m, searched->str, true, list_words, "searched", _i);
	for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
		g_autoptr(Sheet) sheet = typeset_text(body, widths[i]);
		g_autofree char *text = text_of_sheet(sheet);

		compare(m, text, !m->table,
			widths[i] > 80 ? list_words : list_letters,
			"set in lines", _i);
	}
	making_free(m);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("words");
	TCase *t = tcase_create("words");
	const char *pages = g_getenv("PAGES");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, every_word_comes_once_in_order_and_by_itself, 0,
			    pages ? atoi(pages) : PAGES);
	suite_add_tcase(s, t);
	return suite_run(s);
}
