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
	bool caption; /* of a picture: one block, whatever is in it */
	bool open;    /* the last block takes more text */
	bool blank;   /* a blank stands before the next word */
	bool line;    /* a line break does */
	bool tight;   /* the next block follows closely */
	char *marker; /* of the list item that is to begin */
	bool row_starts, table_starts, head; /* of the cell to come */
	uint8_t colspan;
};

static void walk_node(struct walk *w, uint32_t n);
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

/* What is one block, whatever is in it: blocks within it are lines. */
static bool in_one_block(const struct walk *w)
{
	return w->cell || w->caption;
}

/* Whether there is a block that takes more text, with some in it. */
static bool has_text(const struct walk *w)
{
	const GArray *blocks = w->body->blocks;

	return w->open &&
	       g_array_index(blocks, struct block, blocks->len - 1).n_runs > 0;
}

/* The end of a block of text; within a cell or a caption only a line ends. */
static void end_text(struct walk *w)
{
	if (in_one_block(w))
		w->line = has_text(w);
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

/* Runs of blanks are one, and a block or a line neither begins nor ends with
 * one. What is in `out` already follows the line break: a blank behind it
 * counts. */
static void put_flowing(struct walk *w, const char *text)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (; *text; text++) {
		if (g_ascii_isspace(*text)) {
			w->blank = true;
			continue;
		}
		if (w->blank && out->len)
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

/* A block of its own for a picture; its words are what `fill` puts there. */
static void put_picture(struct walk *w, uint32_t n,
			void (*fill)(struct walk *w, uint32_t n))
{
	unsigned style = w->style;
	bool pre = w->pre;

	end_text(w);
	begin(w, BLOCK_PICTURE);
	w->open = w->caption = true;
	w->pre = false;
	w->style = 0;
	fill(w, n);
	w->style = style;
	w->pre = pre;
	w->caption = w->open = false;
	w->line = w->blank = false;
}

/* What the page says of a picture; NULL where it says nothing. */
static const char *words_of_img(const struct walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const char *alt = page_attr(w->page, node, "alt");

	if (!alt || !*alt)
		alt = page_attr(w->page, node, "title");
	return alt && *alt ? alt : NULL;
}

static void fill_from_img(struct walk *w, uint32_t n)
{
	const char *words = words_of_img(w, n);

	put_flowing(w, words ? words : _("picture"));
}

/* A pixel that counts readers, or nothing at all. */
static bool is_no_picture(const struct walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);

	return is_small(w, node, 1) || (!page_attr(w->page, node, "src") &&
					!page_attr(w->page, node, "alt"));
}

/* A small picture is a sign in a sentence; where a larger one has no room for
 * a block, its words are words between blanks. */
static void walk_img(struct walk *w, uint32_t n)
{
	bool small = is_small(w, page_node(w->page, n), SMALL_PICTURE);
	const char *words = words_of_img(w, n);

	if (is_no_picture(w, n))
		return;
	if (!small && !in_one_block(w)) {
		put_picture(w, n, fill_from_img);
		return;
	}
	w->blank = w->blank || !small;
	if (words)
		put_text(w, words);
	w->blank = w->blank || !small;
}

/* What a figure holds besides its caption. */
struct figure {
	uint32_t img, caption; /* the first of each; 0: none */
	int pictures;
	bool words; /* text that is in no caption */
};

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\n\r\f\v")] == '\0';
}

static void look_at_figure(const struct walk *w, uint32_t n, struct figure *f)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (page_is(child, "figcaption") && !f->caption) {
			f->caption = c;
			continue;
		}
		if (page_is(child, "noscript") && f->pictures)
			continue; /* the same picture for those without */
		if (child->text && !is_blank(child->text))
			f->words = true;
		if (page_is(child, "img") && !is_no_picture(w, c)) {
			f->img = f->img ? f->img : c;
			f->pictures++;
		}
		look_at_figure(w, c, f);
	}
}

/* A figure with one picture and nothing else is that picture with its caption;
 * any other is what is in it, one after the other. */
static void walk_figure(struct walk *w, uint32_t n)
{
	struct figure f = { 0 };
	g_autoptr(GString) words = g_string_new(NULL);

	look_at_figure(w, n, &f);
	if (f.pictures != 1 || f.words || in_one_block(w)) {
		end_text(w);
		walk_children(w, n);
		end_text(w);
		return;
	}
	if (f.caption)
		page_words(w->page, f.caption, words);
	if (words->len)
		put_picture(w, f.caption, walk_children);
	else
		walk_img(w, f.img);
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
	w->pre = !in_one_block(w);
	walk_children(w, n);
	end_text(w);
	w->pre = outer;
}

static void walk_rule(struct walk *w, uint32_t n)
{
	(void)n;
	end_text(w);
	if (in_one_block(w))
		return;
	begin(w, BLOCK_RULE);
	w->open = false;
}

static void walk_break(struct walk *w, uint32_t n)
{
	(void)n;
	if (w->pre) {
		put(w, "\n");
		return;
	}
	/* two in a row are how some write paragraphs */
	if (w->line && !in_one_block(w))
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
	bool blank;

	put_text(w, "“");
	walk_children(w, n);
	blank = w->blank;
	w->blank = false;
	put_text(w, "”");
	w->blank = blank;
}

/* ---- lists ---- */

static void walk_item(struct walk *w, uint32_t n, const char *marker)
{
	g_autofree char *outer = g_steal_pointer(&w->marker);

	end_text(w);
	if (in_one_block(w)) {
		put_flowing(w, marker);
		w->blank = true;
	} else {
		w->marker = g_strdup(marker);
	}
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
			walk_node(w, c);
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

/* What a table may hold that is no text. */
static bool is_table_part(const struct node *n)
{
	static const char *const parts[] = { "tr",    "tbody", "thead",
					     "tfoot", "td",    "th" };

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (page_is(n, parts[i]))
			return true;
	return false;
}

/* Whether there is a row or a cell below, in this table and no other. */
static bool holds_cells(const Page *p, uint32_t n)
{
	for (uint32_t c = page_node(p, n)->first; c; c = page_node(p, c)->next)
		if (is_table_part(page_node(p, c)) ||
		    (!page_is(page_node(p, c), "table") && holds_cells(p, c)))
			return true;
	return false;
}

/* What is in a table and in no cell gets one, if there is anything to show.
 * (HTML 13.2.6.4.9 moves it before the table; here it stays where it is.) */
static void walk_stray(struct walk *w, uint32_t n)
{
	w->head = false;
	w->colspan = 1;
	w->open = w->blank = w->line = false;
	walk_node(w, n);
}

static void walk_rows(struct walk *w, uint32_t n)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (page_is(child, "tr"))
			w->row_starts = true;
		if (is_cell(child))
			walk_cell(w, c);
		else if (is_table_part(child) || holds_cells(w->page, c))
			walk_rows(w, c);
		else if (!page_is(child, "caption"))
			walk_stray(w, c);
	}
}

static void walk_captions(struct walk *w, uint32_t table)
{
	for (uint32_t c = page_node(w->page, table)->first; c;
	     c = page_node(w->page, c)->next)
		if (page_is(page_node(w->page, c), "caption"))
			walk_block(w, c);
}

/* A table of one column is a page's layout: its cells are blocks. One within a
 * cell is text of that cell. */
static void walk_table(struct walk *w, uint32_t n)
{
	end_text(w);
	if (in_one_block(w) || columns_of(w->page, n) < 2) {
		walk_children(w, n);
		end_text(w);
		return;
	}
	walk_captions(w, n);
	w->cell = true;
	w->open = false;
	w->table_starts = w->row_starts = true;
	walk_rows(w, n);
	w->cell = false;
	w->open = w->line = w->blank = false;
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
	{ "br", walk_break, 0 },
	{ "button", skip, 0 },
	{ "canvas", skip, 0 },
	{ "caption", walk_block, 0 },
	{ "center", walk_block, 0 },
	{ "cite", walk_children, RUN_ITALIC },
	{ "code", walk_children, RUN_CODE },
	{ "dd", walk_description, 0 },
	{ "del", walk_children, RUN_STRUCK },
	{ "details", walk_block, 0 },
	{ "dfn", walk_children, RUN_ITALIC },
	{ "dir", walk_list, 0 },
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
	{ "option", skip, 0 },
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
