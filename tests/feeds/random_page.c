#include "tests/feeds/random_page.h"

#include "tests/feeds/random_text.h"

#include <string.h>

#define DEPTH_MAX 5
#define DEEP      300 /* elements within each other: more than a tree keeps */

static void put_block(struct random_page *p, int depth);

static void put_blocks(struct random_page *p, int depth)
{
	guint32 n = random_text_pick(p, 4);

	for (guint32 i = 0; i < n; i++)
		if (depth >= DEPTH_MAX || random_text_pick(p, 3) == 0)
			random_text_add(p);
		else
			put_block(p, depth + 1);
}

/* Elements that are not closed end with their block. A stray cell is
 * one only where no table is open. */
static void put_unclosed(struct random_page *p)
{
	static const char *const tags[] = {
		"div",   "p",     "section", "article", "center",
		"td",    "th",    "tr",      "tr><td",  "tbody><tr><td",
		"thead", "tfoot", "caption",
	};
	guint32 n = p->cells ? 5 : G_N_ELEMENTS(tags);

	random_text_open(p, tags[random_text_pick(p, n)]);
	random_text_want_blank(p);
	random_text_add(p);
	random_text_want_blank(p);
}

static void put_list(struct random_page *p, int depth)
{
	static const char *const tags[] = { "ul", "ol", "menu", "ol start=7" };
	const char *tag = tags[random_text_pick(p, G_N_ELEMENTS(tags))];
	guint32 n = random_text_pick(p, 4);

	random_text_open(p, tag);
	for (guint32 i = 0; i < n; i++) {
		const char *item = random_text_pick(p, 6) ? "li" : "div";

		random_text_open(p, item);
		random_text_want_blank(p);
		put_blocks(p, depth);
		random_text_want_blank(p);
		if (*item == 'l' && random_text_pick(p, 4) == 0)
			put_unclosed(p);
		if (*item == 'd' || random_text_pick(p, 2))
			random_text_close(p, item);
	}
	random_text_close(p, tag);
}

static void put_terms(struct random_page *p, int depth)
{
	g_string_append(p->html, "<dl>");
	for (guint32 i = 0, n = 1 + random_text_pick(p, 4); i < n; i++) {
		const char *tag = random_text_pick(p, 2) ? "dd" : "dt";

		random_text_open(p, tag);
		random_text_want_blank(p);
		if (tag[1] == 't' || random_text_pick(p, 3) == 0)
			random_text_add(p);
		else
			put_blocks(p, depth);
		random_text_want_blank(p);
		if (random_text_pick(p, 4) == 0)
			random_text_open(p, "b");
		if (random_text_pick(p, 4) == 0)
			put_unclosed(p);
		if (random_text_pick(p, 2))
			random_text_close(p, tag);
	}
	g_string_append(p->html, "</dl>");
}

static void put_pre(struct random_page *p)
{
	static const char *const tags[] = { "pre", "pre", "xmp", "listing" };
	const char *tag = tags[random_text_pick(p, G_N_ELEMENTS(tags))];

	random_text_open(p, tag);
	for (guint32 i = 0, n = random_text_pick(p, 5); i < n; i++) {
		random_text_add_word(p);
		g_string_append(p->html, random_text_pick(p, 2) ? "\n" : "   ");
		random_text_want_blank(p);
	}
	random_text_close(p, tag);
}

static void put_img(struct random_page *p, bool named)
{
	char word[8];

	g_string_append(p->html, "<img src='a.png'");
	if (named) {
		random_text_next_word(p, word);
		random_text_want_blank(p);
		g_string_append_printf(p->html, " alt='%s'", word);
		g_string_append(p->want, word);
		random_text_want_blank(p);
	}
	g_string_append(p->html, random_text_pick(p, 2) ? ">" : "/>");
	random_text_want_blank(p);
}

static void put_caption(struct random_page *p)
{
	g_string_append(p->html, "<figcaption>");
	random_text_want_blank(p);
	random_text_add(p);
	random_text_want_blank(p);
	g_string_append(p->html, "</figcaption>");
}

/* Nothing of a film but its address is seen, with a word of lede's for it that
 * begins with a capital. */
static void put_media(struct random_page *p)
{
	static const char *const media[] = {
		"<iframe src='https://a.example/f'></iframe>",
		"<video src=f>Qx</video>",
		"<audio><source src=f>Qx</audio>",
		"<embed src=f>",
	};
	guint32 kind = random_text_pick(p, G_N_ELEMENTS(media));

	random_text_want_blank(p);
	g_string_append(p->html, media[kind]);
	g_string_append_c(p->want, "EVAE"[kind]);
	random_text_want_blank(p);
}

/* A picture, in a link or not. */
static void put_linked_img(struct random_page *p, bool named)
{
	bool link = random_text_pick(p, 3) == 0;

	if (link)
		random_text_open(p, "a href='https://a.example/p'");
	put_img(p, named);
	if (link)
		random_text_close(p, "a");
}

/* A caption takes the place of the words of an only picture: so that one has
 * none. */
static void put_figure(struct random_page *p, int depth)
{
	guint32 kind = random_text_pick(p, 6);

	g_string_append(p->html, "<figure>");
	if (kind == 0)
		put_caption(p);
	if (kind == 5)
		put_media(p);
	if (kind != 4)
		put_linked_img(p, kind == 2 || kind == 3 || kind == 5);
	if (kind == 3 || kind == 4) {
		random_text_add_word(p);
		put_blocks(p, depth);
		random_text_want_blank(p);
	}
	if (kind != 0 && kind != 2)
		put_caption(p);
	g_string_append(p->html, "</figure>");
}

static void put_cell(struct random_page *p, int depth)
{
	const char *cell = random_text_pick(p, 4) ? "td" : "th";

	random_text_open(p, cell);
	random_text_want_blank(p);
	p->cells++;
	put_blocks(p, depth + 1);
	random_text_want_blank(p);
	if (random_text_pick(p, 6) == 0)
		put_unclosed(p);
	p->cells--;
	if (random_text_pick(p, 2))
		random_text_close(p, cell);
}

static void put_table_caption(struct random_page *p)
{
	g_string_append(p->html, "<caption>");
	random_text_want_blank(p);
	random_text_add(p);
	random_text_want_blank(p);
	g_string_append(p->html, "</caption>");
}

/* Where nothing is read yet but rows and what is around them, a caption keeps
 * its place in the order of words. */
static void put_table(struct random_page *p, int depth)
{
	static const char *const starts[] = { "<table>", "<table><tbody>",
					      "<table><form>",
					      "<table><thead><tr>" };
	guint32 rows = random_text_pick(p, 4),
		cols = 1 + random_text_pick(p, 4);

	p->table = true;
	g_string_append(p->html,
			starts[random_text_pick(p, G_N_ELEMENTS(starts))]);
	if (random_text_pick(p, 3) == 0)
		put_table_caption(p);
	for (guint32 r = 0; r < rows; r++) {
		g_string_append(p->html, "<tr>");
		if (r == 0 && random_text_pick(p, 4) == 0)
			put_table_caption(p);
		for (guint32 c = 0; c < cols; c++)
			put_cell(p, depth);
		g_string_append(p->html, "</tr>");
	}
	g_string_append(p->html, "</table>");
}

/* A heading holds no other heading: browsers, too, end the first one there. */
static void put_heading(struct random_page *p)
{
	const char *tag = random_text_pick(p, 2) ? "h2" : "h5";

	random_text_open(p, tag);
	random_text_add(p);
	random_text_close(p, tag);
}

static void put_plain_block(struct random_page *p, int depth)
{
	static const char *const tags[] = { "div",        "p",      "section",
					    "article",    "header", "footer",
					    "aside",      "main",   "nav",
					    "blockquote", "center", "address",
					    "details",    "summary" };
	const char *tag = tags[random_text_pick(p, G_N_ELEMENTS(tags))];

	random_text_open(p, tag);
	put_blocks(p, depth);
	if (random_text_pick(p, 6) == 0) {
		random_text_want_blank(p);
		put_unclosed(p);
	}
	random_text_close(p, tag);
}

/* More elements within each other than a tree keeps: where they are laid flat,
 * only words between blanks are sure to stay what they are. */
static void put_deep(struct random_page *p)
{
	static const char *const tags[] = { "div", "blockquote", "section" };
	const char *tag = tags[random_text_pick(p, G_N_ELEMENTS(tags))];

	random_text_want_blank(p);
	for (int i = 0; i < DEEP; i++)
		random_text_open(p, tag);
	for (int i = 0; i < DEEP; i++) {
		if (i % 40 == 0) {
			random_text_add_word(p);
			random_text_blank(p);
		}
		random_text_close(p, tag);
		random_text_want_blank(p);
	}
}

static void put_block(struct random_page *p, int depth)
{
	random_text_want_blank(p);
	switch (random_text_pick(p, 13)) {
	case 0:
		put_list(p, depth);
		break;
	case 1:
		put_terms(p, depth);
		break;
	case 2:
		put_pre(p);
		break;
	case 3:
		put_figure(p, depth);
		break;
	case 4:
		put_table(p, depth);
		break;
	case 5:
		put_linked_img(p, random_text_pick(p, 3) != 0);
		break;
	case 6:
		if (random_text_pick(p, 2))
			put_media(p);
		else
			g_string_append(p->html, "<hr>");
		break;
	case 7:
		put_heading(p);
		break;
	default:
		put_plain_block(p, depth);
		break;
	}
	random_text_want_blank(p);
}

/* A page begins as feeds do: often with what belongs in a head. */
static void make(struct random_page *p)
{
	static const char *const heads[] = {
		"<style>p{}</style>",  "<script>Qx</script>",
		"<link rel=x href=y>", "<meta name=a content=b>",
		"<title>Qx</title>",
	};

	if (random_text_pick(p, 2))
		g_string_append(
			p->html,
			heads[random_text_pick(p, G_N_ELEMENTS(heads))]);
	for (guint32 i = 0, n = 1 + random_text_pick(p, 5); i < n; i++)
		if (random_text_pick(p, 4))
			put_block(p, 0);
		else
			random_text_add(p);
	if (random_text_pick(p, 20) == 0)
		put_deep(p);
}

struct random_page *random_page_new(guint32 seed)
{
	struct random_page *p = g_new0(struct random_page, 1);

	p->chance = g_rand_new_with_seed(seed);
	p->html = g_string_new(NULL);
	p->want = g_string_new(NULL);
	make(p);
	return p;
}

void random_page_free(struct random_page *p)
{
	g_rand_free(p->chance);
	g_string_free(p->html, TRUE);
	g_string_free(p->want, TRUE);
	g_free(p);
}
