#include "tests/feeds/random_page.h"

#include "tests/feeds/random_text.h"

#include <string.h>

#define DEPTH_MAX 5
#define DEEP      300 /* elements within each other: more than a tree keeps */

static void put_block(struct making *m, int depth);

static void put_blocks(struct making *m, int depth)
{
	guint32 n = making_pick(m, 4);

	for (guint32 i = 0; i < n; i++)
		if (depth >= DEPTH_MAX || making_pick(m, 3) == 0)
			making_flow(m);
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

	making_open(m, tags[making_pick(m, n)]);
	making_apart(m);
	making_flow(m);
	making_apart(m);
}

static void put_list(struct making *m, int depth)
{
	static const char *const tags[] = { "ul", "ol", "menu", "ol start=7" };
	const char *tag = tags[making_pick(m, G_N_ELEMENTS(tags))];
	guint32 n = making_pick(m, 4);

	making_open(m, tag);
	for (guint32 i = 0; i < n; i++) {
		const char *item = making_pick(m, 6) ? "li" : "div";

		making_open(m, item);
		making_apart(m);
		put_blocks(m, depth);
		making_apart(m);
		if (*item == 'l' && making_pick(m, 4) == 0)
			put_unclosed(m);
		if (*item == 'd' || making_pick(m, 2))
			making_close(m, item);
	}
	making_close(m, tag);
}

static void put_terms(struct making *m, int depth)
{
	g_string_append(m->html, "<dl>");
	for (guint32 i = 0, n = 1 + making_pick(m, 4); i < n; i++) {
		const char *tag = making_pick(m, 2) ? "dd" : "dt";

		making_open(m, tag);
		making_apart(m);
		if (tag[1] == 't' || making_pick(m, 3) == 0)
			making_flow(m);
		else
			put_blocks(m, depth);
		making_apart(m);
		if (making_pick(m, 4) == 0)
			making_open(m, "b");
		if (making_pick(m, 4) == 0)
			put_unclosed(m);
		if (making_pick(m, 2))
			making_close(m, tag);
	}
	g_string_append(m->html, "</dl>");
}

static void put_pre(struct making *m)
{
	static const char *const tags[] = { "pre", "pre", "xmp", "listing" };
	const char *tag = tags[making_pick(m, G_N_ELEMENTS(tags))];

	making_open(m, tag);
	for (guint32 i = 0, n = making_pick(m, 5); i < n; i++) {
		making_word(m);
		g_string_append(m->html, making_pick(m, 2) ? "\n" : "   ");
		making_apart(m);
	}
	making_close(m, tag);
}

static void put_img(struct making *m, bool named)
{
	char word[8];

	g_string_append(m->html, "<img src='a.png'");
	if (named) {
		making_name_word(m, word);
		making_apart(m);
		g_string_append_printf(m->html, " alt='%s'", word);
		g_string_append(m->want, word);
		making_apart(m);
	}
	g_string_append(m->html, making_pick(m, 2) ? ">" : "/>");
	making_apart(m);
}

static void put_caption(struct making *m)
{
	g_string_append(m->html, "<figcaption>");
	making_apart(m);
	making_flow(m);
	making_apart(m);
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
	guint32 kind = making_pick(m, G_N_ELEMENTS(media));

	making_apart(m);
	g_string_append(m->html, media[kind]);
	g_string_append_c(m->want, "EFSE"[kind]);
	making_apart(m);
}

/* A picture, in a link or not. */
static void put_linked_img(struct making *m, bool named)
{
	bool link = making_pick(m, 3) == 0;

	if (link)
		making_open(m, "a href='https://a.example/p'");
	put_img(m, named);
	if (link)
		making_close(m, "a");
}

/* A caption takes the place of the words of an only picture: so that one has
 * none. */
static void put_figure(struct making *m, int depth)
{
	guint32 kind = making_pick(m, 6);

	g_string_append(m->html, "<figure>");
	if (kind == 0)
		put_caption(m);
	if (kind == 5)
		put_media(m);
	if (kind != 4)
		put_linked_img(m, kind == 2 || kind == 3 || kind == 5);
	if (kind == 3 || kind == 4) {
		making_word(m);
		put_blocks(m, depth);
		making_apart(m);
	}
	if (kind != 0 && kind != 2)
		put_caption(m);
	g_string_append(m->html, "</figure>");
}

static void put_cell(struct making *m, int depth)
{
	const char *cell = making_pick(m, 4) ? "td" : "th";

	making_open(m, cell);
	making_apart(m);
	m->cells++;
	put_blocks(m, depth + 1);
	making_apart(m);
	if (making_pick(m, 6) == 0)
		put_unclosed(m);
	m->cells--;
	if (making_pick(m, 2))
		making_close(m, cell);
}

static void put_table_caption(struct making *m)
{
	g_string_append(m->html, "<caption>");
	making_apart(m);
	making_flow(m);
	making_apart(m);
	g_string_append(m->html, "</caption>");
}

/* Where nothing is read yet but rows and what is around them, a caption keeps
 * its place in the order of words. */
static void put_table(struct making *m, int depth)
{
	static const char *const starts[] = { "<table>", "<table><tbody>",
					      "<table><form>",
					      "<table><thead><tr>" };
	guint32 rows = making_pick(m, 4), cols = 1 + making_pick(m, 4);

	m->table = true;
	g_string_append(m->html, starts[making_pick(m, G_N_ELEMENTS(starts))]);
	if (making_pick(m, 3) == 0)
		put_table_caption(m);
	for (guint32 r = 0; r < rows; r++) {
		g_string_append(m->html, "<tr>");
		if (r == 0 && making_pick(m, 4) == 0)
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
	const char *tag = making_pick(m, 2) ? "h2" : "h5";

	making_open(m, tag);
	making_flow(m);
	making_close(m, tag);
}

static void put_plain_block(struct making *m, int depth)
{
	static const char *const tags[] = { "div",        "p",      "section",
					    "article",    "header", "footer",
					    "aside",      "main",   "nav",
					    "blockquote", "center", "address",
					    "details",    "summary" };
	const char *tag = tags[making_pick(m, G_N_ELEMENTS(tags))];

	making_open(m, tag);
	put_blocks(m, depth);
	if (making_pick(m, 6) == 0) {
		making_apart(m);
		put_unclosed(m);
	}
	making_close(m, tag);
}

/* More elements within each other than a tree keeps: where they are laid flat,
 * only words between blanks are sure to stay what they are. */
static void put_deep(struct making *m)
{
	static const char *const tags[] = { "div", "blockquote", "section" };
	const char *tag = tags[making_pick(m, G_N_ELEMENTS(tags))];

	making_apart(m);
	for (int i = 0; i < DEEP; i++)
		making_open(m, tag);
	for (int i = 0; i < DEEP; i++) {
		if (i % 40 == 0) {
			making_word(m);
			making_blank(m);
		}
		making_close(m, tag);
		making_apart(m);
	}
}

static void put_block(struct making *m, int depth)
{
	making_apart(m);
	switch (making_pick(m, 13)) {
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
		put_linked_img(m, making_pick(m, 3) != 0);
		break;
	case 6:
		if (making_pick(m, 2))
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
	making_apart(m);
}

/* A page begins as feeds do: often with what belongs in a head. */
static void make(struct making *m)
{
	static const char *const heads[] = {
		"<style>p{}</style>",  "<script>Qx</script>",
		"<link rel=x href=y>", "<meta name=a content=b>",
		"<title>Qx</title>",
	};

	if (making_pick(m, 2))
		g_string_append(m->html,
				heads[making_pick(m, G_N_ELEMENTS(heads))]);
	for (guint32 i = 0, n = 1 + making_pick(m, 5); i < n; i++)
		if (making_pick(m, 4))
			put_block(m, 0);
		else
			making_flow(m);
	if (making_pick(m, 20) == 0)
		put_deep(m);
}

struct making *making_new(guint32 seed)
{
	struct making *m = g_new0(struct making, 1);

	m->chance = g_rand_new_with_seed(seed);
	m->html = g_string_new(NULL);
	m->want = g_string_new(NULL);
	make(m);
	return m;
}

void making_free(struct making *m)
{
	g_rand_free(m->chance);
	g_string_free(m->html, TRUE);
	g_string_free(m->want, TRUE);
	g_free(m);
}
