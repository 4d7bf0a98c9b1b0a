#include "feeds/html.h"

#include "feeds/html_list.h"
#include "src/url.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define SMALL_PICTURE 32 /* points: what is smaller stands in the text */

/* Where the walk is, and what holds there. */
struct walk {
	const Page *page;
	Body *body;
	char *base;
	unsigned style, link;
	unsigned last_style, last_link; /* of the run before */
	int quotes, lists;
	int heading; /* level; 0 for none */
	bool pre, cell, term;
	bool open;    /* the last block takes more text */
	bool blank;   /* a blank stands before the next word */
	bool line;    /* a line break does */
	bool tight;   /* the next block follows closely */
	char *marker; /* of the list item that is to begin */
	bool row_starts, table_starts, head; /* of the cell to come */
	uint8_t colspan;
};

static void walk_children(struct walk *w, uint32_t n);

/* ---- text ---- */

static enum block_kind kind_of(const struct walk *w)
{
	if (w->cell)
		return BLOCK_CELL;
	if (w->pre)
		return BLOCK_CODE;
	if (w->heading)
		return BLOCK_HEADING;
	return w->term ? BLOCK_TERM : BLOCK_PARAGRAPH;
}

static struct block *begin(struct walk *w, enum block_kind kind)
{
	struct block *b = body_block(w->body, kind);

	b->level = (uint8_t)w->heading;
	b->quotes = (uint8_t)MIN(w->quotes, BODY_DEPTH_MAX);
	b->lists = (uint8_t)MIN(w->lists, BODY_DEPTH_MAX);
	b->tight = w->tight;
	if (w->marker)
		b->marker = g_string_chunk_insert(w->body->text, w->marker);
	g_clear_pointer(&w->marker, g_free);
	w->tight = w->lists > 0;
	w->blank = w->line = false;
	return b;
}

static void begin_text(struct walk *w)
{
	struct block *b;

	if (w->open)
		return;
	b = begin(w, kind_of(w));
	if (w->cell) {
		b->head = w->head;
		b->row_starts = w->row_starts;
		b->table_starts = w->table_starts;
		b->colspan = w->colspan;
		w->row_starts = w->table_starts = false;
	}
	w->open = true;
}

/* The end of a block of text; within a cell only a line ends. */
static void end_text(struct walk *w)
{
	if (w->cell)
		w->line = w->open;
	else
		w->open = false;
	w->blank = false;
}

static void put(struct walk *w, const char *text)
{
	unsigned style = w->style;

	begin_text(w);
	if (w->line)
		style |= RUN_BREAK;
	w->line = false;
	body_run(w->body, text, style, w->link);
	w->last_style = w->style;
	w->last_link = w->link;
}

/* The blank between two runs has what both have: a link is not underlined
 * before its first letter. */
static void put_blank(struct walk *w)
{
	body_run(w->body, " ", w->style & w->last_style,
		 w->link == w->last_link ? w->link : 0);
}

/* Runs of blanks are one, and none stands at either end of a block. */
static void put_flowing(struct walk *w, const char *text)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (; *text; text++) {
		if (g_ascii_isspace(*text)) {
			w->blank = true;
			continue;
		}
		if (w->blank && w->open && !w->line && out->len)
			g_string_append_c(out, ' ');
		else if (w->blank && w->open && !w->line)
			put_blank(w);
		begin_text(w);
		w->blank = false;
		g_string_append_c(out, *text);
	}
	if (out->len)
		put(w, out->str);
}

/* A newline right after <pre> is not part of it (HTML, 13.1.2.5). */
static void put_pre(struct walk *w, const char *text)
{
	if (!w->open && *text == '\n')
		text++;
	if (*text)
		put(w, text);
}

static void put_text(struct walk *w, const char *text)
{
	if (w->pre)
		put_pre(w, text);
	else
		put_flowing(w, text);
}

/* ---- addresses ---- */

static unsigned link_to(struct walk *w, const char *address, const char *kind)
{
	g_autofree char *url = NULL;

	if (!address || !*address)
		return 0;
	url = url_resolve(w->base, address);
	if (!url || !*url || *url == '#')
		return 0;
	if (g_ascii_strncasecmp(url, "javascript:", 11) == 0 ||
	    g_ascii_strncasecmp(url, "vbscript:", 9) == 0 ||
	    g_ascii_strncasecmp(url, "data:", 5) == 0)
		return 0;
	return body_link(w->body, url, kind, NULL);
}

static void walk_link(struct walk *w, uint32_t n)
{
	unsigned outer = w->link;
	unsigned link = link_to(
		w, page_attr(w->page, page_node(w->page, n), "href"), NULL);

	w->link = link ? link : outer;
	walk_children(w, n);
	w->link = outer;
}

/* Films and sounds are named, and their address is a link. */
static void walk_media(struct walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const char *src = page_attr(w->page, node, "src");
	uint32_t source = src ? 0 : page_find(w->page, n, "source");
	unsigned outer = w->link;
	unsigned link;

	if (source)
		src = page_attr(w->page, page_node(w->page, source), "src");
	link = link_to(w, src, NULL);
	if (!link)
		return;
	end_text(w);
	w->link = link;
	put(w, page_is(node, "audio")   ? _("Sound")
	       : page_is(node, "video") ? _("Film")
					: _("Embedded page"));
	w->link = outer;
	end_text(w);
}

/* ---- pictures ---- */

static bool is_small(const struct walk *w, const struct node *n, int most)
{
	static const char *const sides[] = { "width", "height" };

	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
		const char *side = page_attr(w->page, n, sides[i]);

		if (side && *side && g_ascii_strtoll(side, NULL, 10) <= most)
			return true;
	}
	return false;
}

static void put_picture(struct walk *w, const char *src, const char *caption)
{
	unsigned style = w->style, outer = w->link;
	bool pre = w->pre;

	(void)src;
	end_text(w);
	begin(w, BLOCK_PICTURE);
	w->open = true;
	w->pre = false;
	w->style = 0;
	put_flowing(w, caption);
	w->style = style;
	w->link = outer;
	w->pre = pre;
	end_text(w);
	w->open = false;
}

static void walk_img(struct walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const char *src = page_attr(w->page, node, "src");
	const char *alt = page_attr(w->page, node, "alt");

	if (!alt || !*alt)
		alt = page_attr(w->page, node, "title");
	if (is_small(w, node, 1) || (!src && !alt))
		return; /* a pixel that counts readers */
	if (w->cell || is_small(w, node, SMALL_PICTURE)) {
		if (alt && *alt)
			put_text(w, alt);
		return;
	}
	put_picture(w, src, alt && *alt ? alt : _("picture"));
}

/* A figure with one picture is that picture with its caption. */
static void walk_figure(struct walk *w, uint32_t n)
{
	uint32_t img = page_find(w->page, n, "img");
	uint32_t caption = page_find(w->page, n, "figcaption");
	g_autoptr(GString) words = g_string_new(NULL);

	if (!img || w->cell || page_find(w->page, n, "table") ||
	    page_find(w->page, n, "pre")) {
		end_text(w);
		walk_children(w, n);
		end_text(w);
		return;
	}
	if (caption)
		page_words(w->page, caption, words);
	if (!words->len) {
		walk_img(w, img);
		return;
	}
	put_picture(w, NULL, words->str);
}

/* ---- blocks ---- */

static void walk_block(struct walk *w, uint32_t n)
{
	end_text(w);
	walk_children(w, n);
	end_text(w);
}

static void walk_heading(struct walk *w, uint32_t n)
{
	int outer = w->heading;

	end_text(w);
	w->heading = page_node(w->page, n)->tag[1] - '0';
	walk_children(w, n);
	end_text(w);
	w->heading = outer;
}

static void walk_quote(struct walk *w, uint32_t n)
{
	end_text(w);
	w->quotes++;
	walk_children(w, n);
	end_text(w);
	w->quotes--;
}

static void walk_pre(struct walk *w, uint32_t n)
{
	bool outer = w->pre;

	end_text(w);
	w->pre = !w->cell;
	walk_children(w, n);
	end_text(w);
	w->pre = outer;
}

static void walk_rule(struct walk *w, uint32_t n)
{
	(void)n;
	end_text(w);
	if (!w->cell)
		begin(w, BLOCK_RULE);
	w->open = w->cell && w->open;
}

static void walk_break(struct walk *w, uint32_t n)
{
	(void)n;
	if (w->pre) {
		put(w, "\n");
		return;
	}
	/* two in a row are how some write paragraphs */
	if (w->line && !w->cell)
		end_text(w);
	w->line = w->open;
	w->blank = false;
}

static void walk_term(struct walk *w, uint32_t n)
{
	end_text(w);
	w->term = true;
	walk_children(w, n);
	end_text(w);
	w->term = false;
	w->tight = true;
}

static void walk_description(struct walk *w, uint32_t n)
{
	end_text(w);
	w->lists++;
	walk_children(w, n);
	end_text(w);
	w->lists--;
}

static void walk_q(struct walk *w, uint32_t n)
{
	put_text(w, "“");
	walk_children(w, n);
	w->blank = false;
	put_text(w, "”");
}

/* ---- lists ---- */

static void walk_item(struct walk *w, uint32_t n, const char *marker)
{
	g_autofree char *outer = g_steal_pointer(&w->marker);

	end_text(w);
	w->marker = g_strdup(marker);
	walk_children(w, n);
	end_text(w);
	/* an item of which nothing is shown has no sign either */
	g_clear_pointer(&w->marker, g_free);
	w->marker = g_steal_pointer(&outer);
}

/* An item that begins with a list of its own keeps its sign on a line. */
static void own_line(struct walk *w)
{
	if (!w->marker)
		return;
	begin_text(w);
	w->open = false;
}

static void walk_list(struct walk *w, uint32_t n)
{
	struct html_list list;
	bool outermost = w->lists == 0;

	own_line(w);
	end_text(w);
	html_list_open(&list, w->page, n);
	w->tight = !outermost;
	w->lists++;
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);
		g_autofree char *marker = NULL;

		if (!page_is(child, "li")) {
			walk_children(w, c);
			if (child->text && !child->first)
				put_text(w, child->text);
			continue;
		}
		marker = html_list_next(&list, w->page, c);
		walk_item(w, c, marker);
		w->tight = true;
	}
	w->lists--;
	end_text(w);
	w->tight = !outermost;
}

static void walk_stray_item(struct walk *w, uint32_t n)
{
	w->lists++;
	walk_item(w, n, "•");
	w->lists--;
	w->tight = w->lists > 0;
}

/* ---- tables ---- */

static bool is_cell(const struct node *n)
{
	return page_is(n, "td") || page_is(n, "th");
}

/* The widest row, in cells; tables within count for themselves. */
static int columns_of(const Page *p, uint32_t n)
{
	int widest = 0, here = 0, inner;

	for (uint32_t c = page_node(p, n)->first; c;
	     c = page_node(p, c)->next) {
		const struct node *child = page_node(p, c);

		if (is_cell(child))
			here++;
		if (is_cell(child) || !child->tag || page_is(child, "table"))
			continue;
		/* MAX reads its arguments twice */
		inner = columns_of(p, c);
		widest = MAX(widest, inner);
	}
	return MAX(widest, here);
}

static void walk_cell(struct walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const char *span = page_attr(w->page, node, "colspan");
	int64_t wide = span ? g_ascii_strtoll(span, NULL, 10) : 1;

	w->head = page_is(node, "th");
	w->colspan = (uint8_t)CLAMP(wide, 1, HTML_COLUMNS_MAX);
	w->open = false;
	w->blank = w->line = false;
	begin_text(w);
	walk_children(w, n);
	w->line = w->blank = false;
}

static void walk_rows(struct walk *w, uint32_t n)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (page_is(child, "tr")) {
			w->row_starts = true;
			walk_rows(w, c);
		} else if (is_cell(child)) {
			walk_cell(w, c);
		} else if (child->tag && !page_is(child, "caption")) {
			walk_rows(w, c);
		}
	}
}

/* A table of one column is a page's layout: its cells are blocks. One within a
 * cell is text of that cell. */
static void walk_table(struct walk *w, uint32_t n)
{
	uint32_t caption = page_find(w->page, n, "caption");

	end_text(w);
	if (w->cell || columns_of(w->page, n) < 2) {
		walk_children(w, n);
		end_text(w);
		return;
	}
	if (caption)
		walk_block(w, caption);
	w->cell = true;
	w->open = false;
	w->table_starts = w->row_starts = true;
	walk_rows(w, n);
	w->cell = false;
	w->open = false;
	w->table_starts = w->row_starts = w->head = false;
	w->tight = w->lists > 0;
}

static void skip(struct walk *w, uint32_t n)
{
	(void)w;
	(void)n;
}

/* ---- the table of tags ---- */

static const struct tag {
	const char *name;
	void (*walk)(struct walk *w, uint32_t n);
	unsigned style;
} tags[] = {
	{ "a", walk_link, 0 },
	{ "address", walk_block, RUN_ITALIC },
	{ "article", walk_block, 0 },
	{ "aside", walk_block, 0 },
	{ "audio", walk_media, 0 },
	{ "b", walk_children, RUN_BOLD },
	{ "blockquote", walk_quote, 0 },
	{ "body", walk_block, 0 },
	{ "br", walk_break, 0 },
	{ "button", skip, 0 },
	{ "canvas", skip, 0 },
	{ "center", walk_block, 0 },
	{ "cite", walk_children, RUN_ITALIC },
	{ "code", walk_children, RUN_CODE },
	{ "dd", walk_description, 0 },
	{ "del", walk_children, RUN_STRUCK },
	{ "details", walk_block, 0 },
	{ "dfn", walk_children, RUN_ITALIC },
	{ "div", walk_block, 0 },
	{ "dl", walk_block, 0 },
	{ "dt", walk_term, RUN_BOLD },
	{ "em", walk_children, RUN_ITALIC },
	{ "embed", walk_media, 0 },
	{ "fieldset", walk_block, 0 },
	{ "figcaption", walk_block, 0 },
	{ "figure", walk_figure, 0 },
	{ "footer", walk_block, 0 },
	{ "form", walk_block, 0 },
	{ "h1", walk_heading, 0 },
	{ "h2", walk_heading, 0 },
	{ "h3", walk_heading, 0 },
	{ "h4", walk_heading, 0 },
	{ "h5", walk_heading, 0 },
	{ "h6", walk_heading, 0 },
	{ "head", skip, 0 },
	{ "header", walk_block, 0 },
	{ "hr", walk_rule, 0 },
	{ "i", walk_children, RUN_ITALIC },
	{ "iframe", walk_media, 0 },
	{ "img", walk_img, 0 },
	{ "input", skip, 0 },
	{ "kbd", walk_children, RUN_CODE },
	{ "legend", walk_block, RUN_BOLD },
	{ "li", walk_stray_item, 0 },
	{ "main", walk_block, 0 },
	{ "mark", walk_children, RUN_MARK },
	{ "menu", walk_list, 0 },
	{ "nav", walk_block, 0 },
	{ "ol", walk_list, 0 },
	{ "p", walk_block, 0 },
	{ "pre", walk_pre, 0 },
	{ "q", walk_q, 0 },
	{ "s", walk_children, RUN_STRUCK },
	{ "samp", walk_children, RUN_CODE },
	{ "script", skip, 0 },
	{ "section", walk_block, 0 },
	{ "select", skip, 0 },
	{ "strike", walk_children, RUN_STRUCK },
	{ "strong", walk_children, RUN_BOLD },
	{ "style", skip, 0 },
	{ "sub", walk_children, RUN_BELOW },
	{ "summary", walk_block, RUN_BOLD },
	{ "sup", walk_children, RUN_ABOVE },
	{ "svg", skip, 0 },
	{ "table", walk_table, 0 },
	{ "td", walk_block, 0 },
	{ "template", skip, 0 },
	{ "textarea", skip, 0 },
	{ "th", walk_block, 0 },
	{ "title", skip, 0 },
	{ "tr", walk_block, 0 },
	{ "tt", walk_children, RUN_CODE },
	{ "u", walk_children, RUN_ITALIC },
	{ "ul", walk_list, 0 },
	{ "var", walk_children, RUN_ITALIC },
	{ "video", walk_media, 0 },
};

static int by_name(const void *name, const void *row)
{
	return strcmp(name, ((const struct tag *)row)->name);
}

/* A template's tag has been found by binary search: the rows are sorted. */
static void walk_node(struct walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const struct tag *tag;
	unsigned outer = w->style;

	if (node->text) {
		put_text(w, node->text);
		return;
	}
	tag = bsearch(node->tag, tags, G_N_ELEMENTS(tags), sizeof *tags,
		      by_name);
	if (tag)
		w->style |= tag->style;
	if (tag)
		tag->walk(w, n);
	else
		walk_children(w, n);
	w->style = outer;
}

/* The tree is no deeper than PAGE_DEPTH_MAX: so is this. */
static void walk_children(struct walk *w, uint32_t n)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next)
		walk_node(w, c);
}

Body *html_body(const Page *p, const char *base)
{
	struct walk w = { .page = p, .body = body_new(), .colspan = 1 };
	uint32_t own = page_find(p, 0, "base");
	const char *href = own ? page_attr(p, page_node(p, own), "href") : NULL;

	w.base = href ? url_resolve(base, href) : g_strdup(base);
	walk_children(&w, 0);
	w.body->cut = w.body->cut || p->cut;
	g_free(w.marker);
	g_free(w.base);
	return w.body;
}
