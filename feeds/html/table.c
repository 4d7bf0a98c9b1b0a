#include "feeds/html/to_body.h"
#include "feeds/html/walk.h"

static bool is_cell(const struct node *n)
{
	return page_is(n, "td") || page_is(n, "th");
}

/* In what the cells are not those of the table around it. */
static bool is_closed(const struct node *n)
{
	return page_is(n, "table") || page_is(n, "caption") ||
	       page_is(n, "template");
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
		if (is_cell(child) || !child->tag || is_closed(child))
			continue;
		/* MAX reads its arguments twice */
		inner = columns_of(p, c);
		widest = MAX(widest, inner);
	}
	return MAX(widest, here);
}

static void walk_cell(struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const char *span = page_attr(w->page, node, "colspan");
	int64_t wide = span ? g_ascii_strtoll(span, NULL, 10) : 1;

	g_autoptr(GString) words = g_string_new(NULL);

	page_words(w->page, n, words);
	w->bare = words->len == 0;
	w->head = page_is(node, "th");
	w->colspan = (uint8_t)CLAMP(wide, 1, HTML_COLUMNS_MAX);
	w->open = false;
	w->line = false;
	w->blank = HTML_NO_BLANK;
	html_begin_text(w);
	html_children(w, n);
	w->line = false;
	w->blank = HTML_NO_BLANK;
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
		    (!is_closed(page_node(p, c)) && holds_cells(p, c)))
			return true;
	return false;
}

/* What is between a table and its cells: rows, groups of rows, and a form or link
 * around them, which pages have though HTML does not allow it. */
static bool is_around_cells(const Page *p, uint32_t n)
{
	const struct node *node = page_node(p, n);

	if (is_cell(node) || is_closed(node))
		return false;
	return is_table_part(node) || holds_cells(p, n);
}

/* Content of a table that is in no cell gets a cell, if there is anything to show.
 * (HTML 13.2.6.4.9 moves it before the table; here it stays where it is.) */
static void walk_stray(struct html_walk *w, uint32_t n)
{
	w->head = w->bare = false;
	w->colspan = 1;
	w->open = w->line = false;
	w->blank = HTML_NO_BLANK;
	html_node(w, n);
}

static void walk_rows(struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	unsigned outer = w->link;

	if (page_is(node, "tr"))
		w->row_starts = true;
	if (page_is(node, "a"))
		w->link = html_link_of(w, n);
	for (uint32_t c = node->first; c; c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (is_cell(child))
			walk_cell(w, c);
		else if (is_around_cells(w->page, c))
			walk_rows(w, c);
		else if (!page_is(child, "caption"))
			walk_stray(w, c);
	}
	w->link = outer;
}

/* Captions come before the rows, wherever between them they are written. */
static void walk_captions(struct html_walk *w, uint32_t n)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next)
		if (page_is(page_node(w->page, c), "caption"))
			html_block(w, c);
		else if (is_around_cells(w->page, c))
			walk_captions(w, c);
}

/* What is in the cells of a table, but for tables within. */
struct look {
	bool picture;
	int paragraphs; /* of the cell that has most */
};

static void look_at_cell(const struct html_walk *w, uint32_t n, struct look *l)
{
	static const char *const paragraphs[] = {
		"blockquote", "dl", "figure", "h1", "h2",  "h3", "h4",
		"h5",         "h6", "ol",     "p",  "pre", "ul", NULL,
	};

	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (!child->tag || is_closed(child))
			continue;
		l->picture = l->picture || html_is_picture(w, c);
		l->paragraphs += g_strv_contains(paragraphs, child->tag);
		look_at_cell(w, c, l);
	}
}

static void look_at_rows(const struct html_walk *w, uint32_t n, struct look *l)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		struct look cell = { 0 };

		if (!is_cell(page_node(w->page, c))) {
			if (is_around_cells(w->page, c))
				look_at_rows(w, c, l);
			continue;
		}
		look_at_cell(w, c, &cell);
		l->picture = l->picture || cell.picture;
		l->paragraphs = MAX(l->paragraphs, cell.paragraphs);
	}
}

/* A table of one column is a page's layout, and so is one of pictures beside
 * text of several paragraphs. */
static bool is_layout(const struct html_walk *w, uint32_t n)
{
	struct look l = { 0 };

	if (columns_of(w->page, n) < 2)
		return true;
	look_at_rows(w, n, &l);
	return l.picture && l.paragraphs > 1;
}

/* The cells of a layout are blocks. A table within a cell is text of that
 * cell. */
void html_table(struct html_walk *w, uint32_t n)
{
	html_end_text(w);
	if (html_in_one_block(w) || is_layout(w, n)) {
		html_children(w, n);
		html_end_text(w);
		return;
	}
	walk_captions(w, n);
	html_own_line(w);
	w->cell = true;
	w->open = false;
	w->table_starts = w->row_starts = true;
	walk_rows(w, n);
	w->cell = false;
	w->open = w->line = false;
	w->blank = HTML_NO_BLANK;
	w->table_starts = w->row_starts = w->head = false;
	w->tight = w->lists > 0;
}
