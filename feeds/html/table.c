#include "feeds/html/walk.h"

#include <string.h>

#define GAPS_MAX   65536 /* cells for what others cover, in one text */
#define MANY_LINKS 6     /* in a cell that is a menu */
#define LONG_CELL  160   /* letters: some lines, wherever it stands */
#define STORY_CELL 600   /* letters that nobody reads in a column */

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

/* A cell is to come, and it is not open. */
static void end_cell(struct html_walk *w)
{
	w->open = w->line = false;
	w->blank = HTML_NO_BLANK;
}

/* Columns from the next one on that cells of the rows above take. */
static int covered_columns(const struct html_grid *g)
{
	int n = 0;

	while (g->column + n < HTML_COLUMNS_MAX && g->covered[g->column + n])
		n++;
	return n;
}

/* In place of what a cell of a row above covers stands an empty one, so that
 * those behind it are in their columns. */
static void put_gap(struct html_walk *w)
{
	int n = covered_columns(w->grid);

	if (n == 0 || w->gaps++ >= GAPS_MAX)
		return;
	w->head = false;
	w->colspan = (uint8_t)n;
	end_cell(w);
	html_begin_text(w);
	w->grid->column += n;
}

static int span_of(const struct html_walk *w, uint32_t n, const char *attr)
{
	const char *span = page_attr(w->page, page_node(w->page, n), attr);
	int64_t wide = span ? g_ascii_strtoll(span, NULL, 10) : 1;

	return (int)CLAMP(wide, 1, HTML_COLUMNS_MAX);
}

/* HTML section 4.9.12: a rowspan of 0 reaches to the end of its group. */
static int rows_of(const struct html_walk *w, uint32_t n)
{
	const char *span = page_attr(w->page, page_node(w->page, n), "rowspan");

	if (span && strcmp(span, "0") == 0)
		return HTML_COLUMNS_MAX;
	return span_of(w, n, "rowspan");
}

/* A cell takes its columns in this row and, as it says, in rows to come. */
static void cover(struct html_grid *g, int columns, int rows)
{
	for (; columns > 0 && g->column < HTML_COLUMNS_MAX; columns--)
		g->covered[g->column++] = (uint8_t)rows;
}

static void begin_row(struct html_walk *w)
{
	struct html_grid *g = w->grid;

	w->row_starts = true;
	g->column = 0;
	for (int i = 0; i < HTML_COLUMNS_MAX; i++)
		if (g->covered[i] > 0)
			g->covered[i]--;
}

/* A cell beyond the last column, or where others cover all, begins another row. */
static void wrap_row(struct html_walk *w)
{
	if (w->grid->column < HTML_COLUMNS_MAX)
		return;
	*w->grid = (struct html_grid){ 0 };
	begin_row(w);
}

static void walk_cell(struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);

	put_gap(w);
	wrap_row(w);
	w->bare = !page_has_words(w->page, n);
	w->head = page_is(node, "th");
	w->colspan = (uint8_t)span_of(w, n, "colspan");
	cover(w->grid, w->colspan, rows_of(w, n));
	end_cell(w);
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
	end_cell(w);
	html_node(w, n);
}

/* Cells reach down to the end of their group. */
static bool is_row_group(const struct node *n)
{
	return page_is(n, "tbody") || page_is(n, "thead") ||
	       page_is(n, "tfoot");
}

static void walk_rows(struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	unsigned outer = w->link;

	if (page_is(node, "tr"))
		begin_row(w);
	if (is_row_group(node))
		*w->grid = (struct html_grid){ 0 };
	if (page_is(node, "a"))
		w->link = html_link_of(w, n);
	for (uint32_t c = node->first; c; c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (is_cell(child))
			walk_cell(w, c);
		else if (page_is(child, "tfoot") && page_is(node, "table"))
			continue;
		else if (is_around_cells(w->page, c))
			walk_rows(w, c);
		else if (!page_is(child, "caption"))
			walk_stray(w, c);
	}
	w->link = outer;
}

/* HTML 4 has the foot of a table before its rows; it is shown behind them. */
static void walk_feet(struct html_walk *w, uint32_t n)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next)
		if (page_is(page_node(w->page, c), "tfoot"))
			walk_rows(w, c);
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

/* What is in the cells of a table. */
struct look {
	bool picture, table, code, head;
	bool media; /* of a cell: a picture, a film, a table */
	int rows;
	int filled,
		widest; /* cells with anything in them: of a row; the most */
	int long_cells;
	int links, most_links;   /* of a cell; the most */
	size_t letters, longest; /* of a cell's words; the most */
};

/* Characters that are no blanks; U+00A0 alone only keeps a cell open. */
static size_t count_letters(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		if (g_str_has_prefix(text, "\u00a0"))
			text++;
		else
			n += !g_ascii_isspace(*text) &&
			     ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

/* Tables within count for themselves. */
static void look_at_cell(const struct html_walk *w, uint32_t n, struct look *l)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (child->text)
			l->letters += count_letters(child->text);
		l->table = l->table || page_is(child, "table");
		l->code = l->code || page_is(child, "pre");
		l->links += page_is(child, "a");
		l->picture = l->picture || html_is_picture(w, c);
		l->media = l->media || page_is(child, "img") ||
			   page_is(child, "table") || html_is_media(child);
		if (child->tag && !is_closed(child))
			look_at_cell(w, c, l);
	}
}

static void add_cell(const struct html_walk *w, uint32_t n, struct look *l)
{
	l->letters = 0;
	l->links = 0;
	l->media = false;
	look_at_cell(w, n, l);
	l->head = l->head || page_is(page_node(w->page, n), "th");
	l->filled += l->letters > 0 || l->media;
	l->widest = MAX(l->widest, l->filled);
	l->most_links = MAX(l->most_links, l->links);
	l->longest = MAX(l->longest, l->letters);
	l->long_cells += l->letters >= LONG_CELL;
}

static void look_at_rows(const struct html_walk *w, uint32_t n, struct look *l)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (page_is(child, "tr")) {
			l->rows++;
			l->filled = 0;
		}
		if (is_cell(child))
			add_cell(w, c, l);
		else if (is_around_cells(w->page, c))
			look_at_rows(w, c, l);
	}
}

static bool has_role_of_layout(const struct html_walk *w, uint32_t n)
{
	const char *role = page_attr(w->page, page_node(w->page, n), "role");

	return role && (g_ascii_strcasecmp(role, "presentation") == 0 ||
			g_ascii_strcasecmp(role, "none") == 0);
}

/* Whether a table is there for the look of a page, as in newsletters, and not for
 * its rows and columns. Headings of columns are a sign of those. */
static bool is_layout(const struct html_walk *w, uint32_t n)
{
	struct look l = { 0 };

	look_at_rows(w, n, &l);
	if (l.widest < 2 || l.table || l.code || has_role_of_layout(w, n))
		return true;
	if (l.head)
		return false;
	return l.picture || l.most_links >= MANY_LINKS ||
	       l.longest >= STORY_CELL || (l.rows <= 1 && l.long_cells > 1);
}

/* The cells of a layout are blocks. A table within a cell is text of that
 * cell. */
void html_table(struct html_walk *w, uint32_t n)
{
	struct html_grid grid = { 0 };

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
	w->grid = &grid;
	w->table_starts = w->row_starts = true;
	walk_rows(w, n);
	walk_feet(w, n);
	w->cell = false;
	w->grid = NULL;
	end_cell(w);
	w->table_starts = w->row_starts = w->head = false;
	w->tight = w->lists > 0;
}
