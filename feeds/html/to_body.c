#include "feeds/html/to_body.h"

#include "feeds/html/inline_style.h"
#include "feeds/html/list_marker.h"
#include "feeds/html/prune.h"
#include "feeds/html/walk.h"
#include "src/base/url.h"

#include <stdlib.h>
#include <string.h>

void html_block(struct html_walk *w, uint32_t n)
{
	html_end_text(w);
	html_children(w, n);
	html_end_text(w);
}

static void walk_heading(struct html_walk *w, uint32_t n)
{
	int outer = w->heading;

	html_end_text(w);
	w->heading = page_node(w->page, n)->tag[1] - '0';
	html_children(w, n);
	html_end_text(w);
	w->heading = outer;
}

static void walk_quote(struct html_walk *w, uint32_t n)
{
	html_end_text(w);
	w->quotes++;
	html_children(w, n);
	html_end_text(w);
	w->quotes--;
}

static void walk_pre(struct html_walk *w, uint32_t n)
{
	bool outer = w->pre;

	html_end_text(w);
	w->pre = !html_in_one_block(w);
	html_children(w, n);
	html_end_text(w);
	w->pre = outer;
}

static void walk_rule(struct html_walk *w, uint32_t n)
{
	(void)n;
	html_end_text(w);
	if (html_in_one_block(w))
		return;
	html_own_line(w);
	html_begin(w, BLOCK_RULE);
	w->open = false;
}

static void walk_break(struct html_walk *w, uint32_t n)
{
	(void)n;
	if (w->pre) {
		html_put(w, "\n");
		return;
	}
	/* two in a row are how some write paragraphs */
	if (w->line && !html_in_one_block(w))
		html_end_text(w);
	w->line = w->open;
	w->blank = HTML_NO_BLANK;
}

static void walk_term(struct html_walk *w, uint32_t n)
{
	html_end_text(w);
	w->term = true;
	html_children(w, n);
	html_end_text(w);
	w->term = false;
	w->tight = true;
}

static void walk_description(struct html_walk *w, uint32_t n)
{
	html_end_text(w);
	w->lists++;
	html_children(w, n);
	html_end_text(w);
	w->lists--;
}

/* One within another has single marks (CSS Generated Content, section 3.2). */
static void walk_q(struct html_walk *w, uint32_t n)
{
	bool single = w->inline_quotes++ % 2 != 0;
	int blank;

	html_put_text(w, single ? "‘" : "“");
	html_children(w, n);
	blank = w->blank;
	w->blank = HTML_NO_BLANK;
	html_put_text(w, single ? "’" : "”");
	w->blank = blank;
	w->inline_quotes--;
}

static void walk_item(struct html_walk *w, uint32_t n, const char *marker)
{
	g_autofree char *outer = g_steal_pointer(&w->marker);

	html_end_text(w);
	if (html_in_one_block(w)) {
		html_put_flowing(w, marker);
		w->blank = HTML_BLANK;
	} else {
		w->marker = g_strdup(marker);
	}
	html_children(w, n);
	html_end_text(w);
	/* an item of which nothing is shown has no marker either */
	g_clear_pointer(&w->marker, g_free);
	w->marker = g_steal_pointer(&outer);
}

static void walk_list(struct html_walk *w, uint32_t n)
{
	struct html_list list;
	bool outermost = w->lists == 0;

	html_own_line(w);
	html_end_text(w);
	list_marker_open(&list, w->page, n);
	w->tight = !outermost;
	w->lists++;
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);
		g_autofree char *marker = NULL;

		if (!page_is(child, "li")) {
			html_node(w, c);
			continue;
		}
		marker = list_marker_next(&list, w->page, c);
		walk_item(w, c, marker);
		w->tight = true;
	}
	w->lists--;
	html_end_text(w);
	w->tight = !outermost;
}

static void walk_stray_item(struct html_walk *w, uint32_t n)
{
	w->lists++;
	walk_item(w, n, "•");
	w->lists--;
	w->tight = w->lists > 0;
}

/* A whole text's standfirst is marked (feeds/extract/written.h). */
static void walk_paragraph(struct html_walk *w, uint32_t n)
{
	const char *name = page_attr(w->page, page_node(w->page, n), "class");
	unsigned outer = w->style;

	if (name && strcmp(name, "standfirst") == 0)
		w->style |= RUN_STANDFIRST | RUN_ITALIC;
	html_block(w, n);
	w->style = outer;
}

/* Words with blanks around them: the cells of a matrix. */
static void walk_apart(struct html_walk *w, uint32_t n)
{
	w->blank = HTML_BLANK;
	html_children(w, n);
	w->blank = HTML_BLANK;
}

/* How characters are read (HTML section 4.5.11), in parentheses: <rp> has them
 * where the page gives any. */
static void walk_rt(struct html_walk *w, uint32_t n)
{
	uint32_t next = page_node(w->page, n)->next;
	bool own = next && page_is(page_node(w->page, next), "rp");

	if (!own)
		html_put_text(w, "(");
	html_children(w, n);
	if (!own)
		html_put_text(w, ")");
}

static void skip(struct html_walk *w, uint32_t n)
{
	(void)w;
	(void)n;
}

static const struct tag {
	const char *name;
	void (*walk)(struct html_walk *w, uint32_t n);
	unsigned style;
} tags[] = {
	{ "a", html_link, 0 },
	{ "address", html_block, RUN_ITALIC },
	{ "article", html_block, 0 },
	{ "aside", html_block, 0 },
	{ "audio", html_media, 0 },
	{ "b", html_children, RUN_BOLD },
	{ "blockquote", walk_quote, 0 },
	{ "br", walk_break, 0 },
	{ "button", skip, 0 },
	{ "canvas", skip, 0 },
	{ "caption", html_block, 0 },
	{ "center", html_block, 0 },
	{ "cite", html_children, RUN_ITALIC },
	{ "code", html_children, RUN_CODE },
	{ "colgroup", html_block, 0 },
	{ "datalist", skip, 0 },
	{ "dd", walk_description, 0 },
	{ "del", html_children, RUN_STRUCK },
	{ "details", html_block, 0 },
	{ "dfn", html_children, RUN_ITALIC },
	{ "dialog", html_block, 0 },
	{ "dir", walk_list, 0 },
	{ "div", html_block, 0 },
	{ "dl", html_block, 0 },
	{ "dt", walk_term, RUN_BOLD },
	{ "em", html_children, RUN_ITALIC },
	{ "embed", html_media, 0 },
	{ "fieldset", html_block, 0 },
	{ "figcaption", html_block, 0 },
	{ "figure", html_figure, 0 },
	{ "footer", html_block, 0 },
	{ "form", html_block, 0 },
	{ "h1", walk_heading, 0 },
	{ "h2", walk_heading, 0 },
	{ "h3", walk_heading, 0 },
	{ "h4", walk_heading, 0 },
	{ "h5", walk_heading, 0 },
	{ "h6", walk_heading, 0 },
	{ "header", html_block, 0 },
	{ "hgroup", html_block, 0 },
	{ "hr", walk_rule, 0 },
	{ "i", html_children, RUN_ITALIC },
	{ "iframe", html_media, 0 },
	{ "img", html_img, 0 },
	{ "input", skip, 0 },
	{ "kbd", html_children, RUN_CODE },
	{ "legend", html_block, RUN_BOLD },
	{ "li", walk_stray_item, 0 },
	{ "listing", walk_pre, 0 },
	{ "main", html_block, 0 },
	{ "mark", html_children, RUN_MARK },
	{ "marquee", html_block, 0 },
	{ "math", html_formula, 0 },
	{ "menu", walk_list, 0 },
	{ "mfrac", html_formula_fraction, 0 },
	{ "mover", html_formula_scripts, 0 },
	{ "msqrt", html_formula_root, 0 },
	{ "msub", html_formula_scripts, 0 },
	{ "msubsup", html_formula_scripts, 0 },
	{ "msup", html_formula_scripts, 0 },
	{ "mtd", walk_apart, 0 },
	{ "mtr", walk_apart, 0 },
	{ "munder", html_formula_scripts, 0 },
	{ "munderover", html_formula_scripts, 0 },
	{ "nav", html_block, 0 },
	{ "noembed", skip, 0 },
	{ "noframes", skip, 0 },
	{ "ol", walk_list, 0 },
	{ "option", skip, 0 },
	{ "p", walk_paragraph, 0 },
	{ "plaintext", walk_pre, 0 },
	{ "pre", walk_pre, 0 },
	{ "q", walk_q, 0 },
	{ "rt", walk_rt, 0 },
	{ "s", html_children, RUN_STRUCK },
	{ "samp", html_children, RUN_CODE },
	{ "script", skip, 0 },
	{ "search", html_block, 0 },
	{ "section", html_block, 0 },
	{ "select", skip, 0 },
	{ "strike", html_children, RUN_STRUCK },
	{ "strong", html_children, RUN_BOLD },
	{ "style", skip, 0 },
	{ "sub", html_children, RUN_BELOW },
	{ "summary", html_block, RUN_BOLD },
	{ "sup", html_children, RUN_ABOVE },
	{ "svg", skip, 0 },
	{ "table", html_table, 0 },
	{ "tbody", html_block, 0 },
	{ "td", html_block, 0 },
	{ "template", skip, 0 },
	{ "textarea", skip, 0 },
	{ "tfoot", html_block, 0 },
	{ "th", html_block, 0 },
	{ "thead", html_block, 0 },
	{ "title", skip, 0 },
	{ "tr", html_block, 0 },
	{ "tt", html_children, RUN_CODE },
	{ "u", html_children, RUN_ITALIC },
	{ "ul", walk_list, 0 },
	{ "var", html_children, RUN_ITALIC },
	{ "video", html_media, 0 },
	{ "xmp", walk_pre, 0 },
};

static int by_name(const void *name, const void *row)
{
	return strcmp(name, ((const struct tag *)row)->name);
}

static unsigned struck_by_style(const struct html_walk *w, const struct node *n)
{
	const char *style = page_attr(w->page, n, "style");

	return style && inline_style_read(style).struck ? RUN_STRUCK : 0;
}

/* A template's tag has been found by binary search: the rows are sorted. */
void html_node(struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const struct tag *tag;
	unsigned outer = w->style;

	if (node->text) {
		html_text(w, node->text);
		return;
	}
	w->style |= struck_by_style(w, node);
	tag = bsearch(node->tag, tags, G_N_ELEMENTS(tags), sizeof *tags,
		      by_name);
	if (tag)
		w->style |= tag->style;
	if (tag)
		tag->walk(w, n);
	else
		html_children(w, n);
	w->style = outer;
}

/* Recursion is bounded: the tree is no deeper than PAGE_DEPTH_MAX. */
void html_children(struct html_walk *w, uint32_t n)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next)
		html_node(w, c);
}

static Body *body_of(Page *p, const char *base)
{
	struct html_walk w = { .page = p, .body = body_new(), .colspan = 1 };
	uint32_t own = page_find(p, 0, "base");
	const char *href = own ? page_attr(p, page_node(p, own), "href") : NULL;

	w.base = href ? url_resolve(base, href) : g_strdup(base);
	html_children(&w, 0);
	w.body->cut = w.body->cut || p->cut;
	g_clear_pointer(&w.places, g_hash_table_unref);
	g_free(w.marker);
	g_free(w.base);
	return w.body;
}

Body *html_body(Page *p, const char *base)
{
	prune_page(p);
	return body_of(p, base);
}

Body *html_body_whole(Page *p, const char *base)
{
	return body_of(p, base);
}
