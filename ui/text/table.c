#include "ui/text/table.h"

#include "ui/text/paragraph.h"
#include "ui/text/text.h"

#include <string.h>

#define GAP       2 /* columns between two cells */
#define NARROWEST 6 /* columns; a narrower cell cannot be read */

/* A cell and its place in the grid. */
struct table_cell {
	Paragraph *para;
	guint32 block;
	int row, col, span;
	bool head;
	GArray *lines; /* struct line, once the widths are known */
};

struct grid {
	StyledLines *out;
	int indent;    /* columns */
	GArray *cells; /* struct table_cell */
	int rows, cols;
	int width[TABLE_COLS_MAX];
	bool number[TABLE_COLS_MAX]; /* aligned right */
};

static void clear_cell(void *cell)
{
	struct table_cell *p = cell;

	paragraph_free(p->para);
	if (p->lines)
		g_array_unref(p->lines);
}

static void read_cells(struct grid *g, const struct table_cells *cells)
{
	const Body *b = cells->body;
	int row = -1, col = 0;

	for (guint i = cells->first; i < cells->first + cells->n; i++) {
		const struct block *k =
			&g_array_index(b->blocks, struct block, i);
		struct table_cell cell = { .block = i, .head = k->head };

		if (row < 0 || k->row_starts) {
			row++;
			col = 0;
		}
		if (col >= TABLE_COLS_MAX)
			continue;
		cell.row = row;
		cell.col = col;
		cell.span = CLAMP(k->colspan, 1, TABLE_COLS_MAX - col);
		cell.para = paragraph_new();
		paragraph_block(cell.para, b, k, k->head ? RUN_BOLD : 0);
		col += cell.span;
		g->cols = MAX(g->cols, col);
		g_array_append_val(g->cells, cell);
	}
	g->rows = row + 1;
}

static struct table_cell *grid_cell_at(const struct grid *g, guint i)
{
	return &g_array_index(g->cells, struct table_cell, i);
}

/* Columns of the widest line of a cell that is not broken. */
static int natural(const struct table_cell *p)
{
	const char *s = p->para->text->str;
	int widest = 0;

	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		widest = MAX(widest, text_width_n(s, n));
		s += n + (s[n] == '\n');
	}
	return widest;
}

static bool is_number(const char *s)
{
	bool digit = false;

	for (; *s != '\0'; s++) {
		if (g_ascii_isdigit(*s))
			digit = true;
		else if (!strchr(" .,-+%/:$~", *s) && (*s & 0x80) == 0)
			return false;
	}
	return digit;
}

static void find_number_columns(struct grid *g)
{
	bool any[TABLE_COLS_MAX] = { false };

	for (int i = 0; i < g->cols; i++)
		g->number[i] = true;
	for (guint i = 0; i < g->cells->len; i++) {
		const struct table_cell *p = grid_cell_at(g, i);

		if (p->span == 1)
			g->width[p->col] = MAX(g->width[p->col], natural(p));
		if (p->head || p->para->text->len == 0)
			continue;
		any[p->col] = true;
		if (!is_number(p->para->text->str))
			g->number[p->col] = false;
	}
	for (int i = 0; i < g->cols; i++)
		g->number[i] = g->number[i] && any[i];
}

static int total_width(const struct grid *g)
{
	int sum = GAP * (g->cols - 1);

	for (int i = 0; i < g->cols; i++)
		sum += g->width[i];
	return sum;
}

/* Columns under the fair share keep what they need; the others share what is
 * left. False when that is too little. */
static bool shrink_columns(struct grid *g, int cols)
{
	int room = cols - GAP * (g->cols - 1), open = g->cols, share = 0;
	bool fixed[TABLE_COLS_MAX] = { false }, more = true;

	if (total_width(g) <= cols)
		return true;
	while (more && open > 0) {
		more = false;
		share = room / open;
		for (int i = 0; i < g->cols; i++) {
			if (fixed[i] || g->width[i] > share)
				continue;
			fixed[i] = more = true;
			room -= g->width[i];
			open--;
		}
	}
	if (share < NARROWEST)
		return false;
	for (int i = 0; i < g->cols; i++)
		if (!fixed[i])
			g->width[i] = share;
	return true;
}

static int cell_cols(const struct grid *g, const struct table_cell *p)
{
	int cols = GAP * (p->span - 1);

	for (int i = p->col; i < p->col + p->span && i < g->cols; i++)
		cols += g->width[i];
	return MAX(cols, 1);
}

/* A cell that spans columns may need more than they have: the last gives it
 * where there is room. */
static void widen_spans(struct grid *g, int cols)
{
	for (guint i = 0; i < g->cells->len; i++) {
		const struct table_cell *p = grid_cell_at(g, i);
		int lacks = natural(p) - cell_cols(g, p);

		if (p->span > 1 && lacks > 0)
			g->width[p->col + p->span - 1] +=
				MAX(0, MIN(lacks, cols - total_width(g)));
	}
}

static void set_lines(struct table_cell *p, int cols)
{
	p->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	line_break(p->lines, p->para->text, cols, 0);
}

/* The n-th line of a row's cells, which are cells from..to. */
static void set_row_line(struct grid *g, guint from, guint to, guint n)
{
	int at = 0, col = 0;

	for (guint i = from; i < to; i++) {
		struct table_cell *p = grid_cell_at(g, i);
		const struct line *l;
		int start = 0, pad;

		for (int c = 0; c < p->col; c++)
			start += g->width[c] + GAP;
		if (n >= p->lines->len)
			continue;
		l = &g_array_index(p->lines, struct line, n);
		pad = p->span == 1 && g->number[p->col]
			      ? cell_cols(g, p) - l->cols
			      : 0;
		col = start + MAX(pad, 0);
		styled_lines_add_blanks(g->out, col - at);
		paragraph_line(p->para, g->out, l);
		at = MAX(at, col) + l->cols;
	}
}

/* The cell after those of the row that begins with cell `from`. */
static guint row_end(const struct grid *g, guint from)
{
	guint to = from;

	while (to < g->cells->len &&
	       grid_cell_at(g, to)->row == grid_cell_at(g, from)->row)
		to++;
	return to;
}

/* Gives the most lines that a cell has, those of the heading row aside: it is bold. */
static guint set_cells(struct grid *g)
{
	guint most = 0;

	for (guint i = 0; i < g->cells->len; i++) {
		struct table_cell *p = grid_cell_at(g, i);

		set_lines(p, cell_cols(g, p));
		if (p->row > 0 || !p->head)
			most = MAX(most, p->lines->len);
	}
	return most;
}

static void set_row(struct grid *g, guint from, guint to)
{
	guint most = 0;

	for (guint i = from; i < to; i++)
		most = MAX(most, grid_cell_at(g, i)->lines->len);
	for (guint n = 0; n < most; n++) {
		styled_lines_begin(g->out, g->indent,
				   grid_cell_at(g, from)->block);
		set_row_line(g, from, to, n);
	}
}

/* Where a row has several lines, an empty one shows where the next begins. */
static void set_side_by_side(struct grid *g)
{
	bool apart = set_cells(g) > 1;
	guint to;

	for (guint from = 0; from < g->cells->len; from = to) {
		to = row_end(g, from);
		if (apart && from > 0)
			styled_lines_begin(g->out, 0,
					   grid_cell_at(g, from)->block);
		set_row(g, from, to);
	}
}

static void set_below(struct grid *g)
{
	StyledLines *s = g->out;
	int row = 0;

	for (guint i = 0; i < g->cells->len; i++) {
		struct table_cell *p = grid_cell_at(g, i);
		bool first = p->row != row;

		if (first && i > 0)
			styled_lines_begin(s, 0, p->block);
		row = p->row;
		set_lines(p, MAX(s->width - g->indent, 1));
		for (guint n = 0; n < p->lines->len; n++) {
			styled_lines_begin(s, g->indent, p->block);
			paragraph_line(
				p->para, s,
				&g_array_index(p->lines, struct line, n));
		}
	}
}

void table_set(StyledLines *s, const struct table_cells *cells, int indent)
{
	struct grid g = { .out = s, .indent = indent };
	int cols = MAX(s->width - indent, 1);

	g.cells = g_array_new(FALSE, FALSE, sizeof(struct table_cell));
	g_array_set_clear_func(g.cells, clear_cell);
	read_cells(&g, cells);
	find_number_columns(&g);
	if (g.cols > 0 && shrink_columns(&g, cols)) {
		widen_spans(&g, cols);
		set_side_by_side(&g);
	} else {
		set_below(&g);
	}
	g_array_unref(g.cells);
}
