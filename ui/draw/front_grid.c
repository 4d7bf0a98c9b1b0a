#include "ui/draw/front_grid.h"

#include "ui/draw/front_cells.h"
#include "ui/draw/headline.h"
#include "ui/text/line_break.h"
#include "ui/text/text.h"

#define LEAD_HEAD_ROWS  4
#define STANDFIRST_ROWS 2
#define GAPS_FROM       34 /* rows of a pane whose lead has empty ones */

static int rows_of_words(const char *words, int cols, int most)
{
	g_autoptr(GArray) lines = NULL;
	g_autoptr(GString) one = NULL;

	if (!words || most <= 0)
		return 0;
	one = g_string_new(NULL);
	text_one_line(one, words);
	if (text_width(one->str) <= cols)
		return one->len > 0;
	lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	line_break(lines, one, cols, (guint)most);
	return (int)lines->len;
}

/* Rows of a text that flows through the columns; paragraphs begin on new ones. */
static int rows_of_text(const char *text, const struct lead_shape *l, int most)
{
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autoptr(GString) all = g_string_new(text);

	line_break(lines, all, l->cols, (guint)(most * l->columns));
	return ((int)lines->len + l->columns - 1) / l->columns;
}

/* Kicker, headline, standfirst, text, source. */
static int lead_rows(const struct lead_shape *l)
{
	int parts = (l->standfirst > 0) + (l->text > 0);
	int gaps = l->gaps && parts ? 1 + parts : 0;

	return 1 + l->head + l->standfirst + l->text + 1 + gaps;
}

/* Columns of the lead's headline. */
static int lead_cols(const FrontGrid *p)
{
	int beside = p->lead.picture_cols
			     ? p->lead.picture_cols + FRONT_GRID_PICTURE_GAP
			     : 0;

	return MAX(p->w - beside - HEADLINE_INSET, 1);
}

/* Beside a picture the text has one column. */
static void set_lead_columns(FrontGrid *p, const struct front_grid_look *look)
{
	struct lead_shape *l = &p->lead;

	l->picture_cols = look->picture_cols;
	l->picture_rows = look->picture_rows;
	l->columns = l->picture_cols ? 1 : p->columns;
	l->cols = lead_cols(p);
	if (l->columns > 1)
		l->cols = (p->w - FRONT_GRID_GAP * (l->columns - 1)) /
				  l->columns -
			  HEADLINE_INSET;
	l->cols = MAX(l->cols, 1);
}

static void shape_lead(FrontGrid *p, const struct story *s,
		       const struct front_grid_look *look)
{
	struct lead_shape *l = &p->lead;
	int left = look->lead_rows, cols;

	set_lead_columns(p, look);
	cols = lead_cols(p);
	l->gaps = look->h >= GAPS_FROM;
	l->head = rows_of_words(s->title, cols, LEAD_HEAD_ROWS);
	l->standfirst = rows_of_words(look->standfirst, cols,
				      MIN(left, STANDFIRST_ROWS));
	left -= l->standfirst;
	/* with the gaps that a text has before and after it */
	left = MAX(left, l->picture_rows - lead_rows(l) -
				 (l->gaps ? l->standfirst ? 1 : 2 : 0));
	if (look->text && left > 0)
		l->text = rows_of_text(look->text, l, left);
}

static bool is_beneath(const Stories *s, guint i)
{
	return i < s->all->len && stories_at(s, i)->beneath;
}

/* The reports that follow a headline, a row each; gives the row after them. */
static int add_report_slots(FrontGrid *p, const Stories *s, int head,
			    struct slot at)
{
	guint i = (guint)head + 1;

	for (; is_beneath(s, i); i++) {
		at.story = (int)i;
		at.h = 1;
		g_array_append_val(p->slots, at);
		at.y += at.h;
	}
	return at.y;
}

static const struct front_item *item_at(const struct front_cell *c, guint i)
{
	return &g_array_index(c->items, struct front_item, i);
}

static int add_item(FrontGrid *p, const Stories *s,
		    const struct front_item *item, struct slot at)
{
	at.story = item->story;
	at.h = item->rows;
	g_array_append_val(p->slots, at);
	at.y += at.h;
	return add_report_slots(p, s, at.story, at);
}

/* The section is named by the first story, which lives as long as the plan. */
static void add_heading(FrontGrid *p, const Stories *s,
			const struct front_cell *cell, struct slot at)
{
	at.story = -1;
	at.h = 1;
	at.heading = cell->heading;
	if (cell->heading == HEADING_SECTION)
		at.section =
			stories_at(s, (guint)item_at(cell, 0)->story)->section;
	g_array_append_val(p->slots, at);
}

/* A cell: its heading and its headlines, from a row on; gives the row after. */
static int add_cell(FrontGrid *p, const Stories *s,
		    const struct front_cell *cell, struct slot at)
{
	add_heading(p, s, cell, at);
	at.y++;
	for (guint i = 0; i < cell->items->len; i++) {
		at.y = add_item(p, s, item_at(cell, i), at) + p->airy;
	}
	return at.y;
}

static void plan_one(FrontGrid *p, const Stories *s, int y)
{
	const struct cell_look k = { .w = p->w, .airy = p->airy };
	g_autoptr(FrontCells) cells = front_cells_new(s, NULL, &k);
	const struct front_cell *all = front_cells_list(cells);
	struct slot at = { .w = p->w, .y = y };

	if (all->items->len > 0)
		p->rows = add_cell(p, s, all, at);
}

/* The column of a grid, and what its slots have in common. */
static struct slot column_of(const FrontGrid *p, int c)
{
	int w = (p->w - FRONT_GRID_GAP * (p->columns - 1)) / p->columns;

	return (struct slot){ .column = c,
			      .x = c * (w + FRONT_GRID_GAP),
			      .w = c == p->columns - 1
					   ? p->w - c * (w + FRONT_GRID_GAP)
					   : w };
}

/* The bands of a page, from a row on; their cells side by side. Gives the row after
 * them. */
static int add_bands(FrontGrid *p, const Stories *s, const GArray *bands, int y,
		     int page)
{
	for (guint b = 0; b < bands->len; b++) {
		const struct band *band = &g_array_index(bands, struct band, b);

		for (int c = 0; c < band->n; c++) {
			struct slot at = column_of(p, c);

			at.y = y;
			at.page = page;
			add_cell(p, s, band->cells[c], at);
		}
		y += band->h + 1;
	}
	return y - 1;
}

/* A cell with an unfolded headline may be higher than a page: the next one begins where
 * it has ended. */
static void plan_pages(FrontGrid *p, const Stories *s,
		       const struct front_grid_look *look, int y)
{
	const struct cell_look k = { .w = column_of(p, 0).w,
				     .columns = p->columns,
				     .airy = p->airy };
	g_autoptr(FrontCells) cells = front_cells_new(s, look->sections, &k);
	int top = y / MAX(look->h, 1) * MAX(look->h, 1), end;

	p->page = MAX(look->h, 1);
	for (int page = 0;; page++, y = top) {
		const GArray *bands =
			front_cells_page(cells, top + p->page - y, y == top);

		if (bands->len == 0 && y == top)
			return;
		end = add_bands(p, s, bands, y, page);
		top += MAX((end - top + p->page - 1) / p->page, 1) * p->page;
		p->rows = top;
	}
}

static int by_reading(const void *a, const void *b)
{
	const struct slot *p = a, *q = b;

	if (p->page != q->page)
		return p->page - q->page;
	if (p->column != q->column)
		return p->column - q->column;
	return p->y - q->y;
}

FrontGrid *front_grid_new(const Stories *s, const struct front_grid_look *look)
{
	FrontGrid *p = g_new0(FrontGrid, 1);
	struct slot lead = { .w = look->w, .column = -1 };
	int y;

	p->slots = g_array_new(FALSE, FALSE, sizeof(struct slot));
	p->w = look->w;
	p->h = look->h;
	p->columns = CLAMP(look->columns, 1, FRONT_CELLS_COLUMNS);
	p->airy = look->airy;
	if (s->all->len == 0)
		return p;
	shape_lead(p, stories_at(s, 0), look);
	lead.h = MAX(lead_rows(&p->lead), p->lead.picture_rows);
	g_array_append_val(p->slots, lead);
	lead.y = lead.h;
	p->rows = add_report_slots(p, s, 0, lead);
	y = p->rows + 1;
	if (p->columns == 1) {
		plan_one(p, s, y);
	} else {
		plan_pages(p, s, look, y);
		g_array_sort(p->slots, by_reading);
	}
	return p;
}

void front_grid_free(FrontGrid *p)
{
	if (!p)
		return;
	g_array_unref(p->slots);
	g_free(p);
}

static const struct slot *slot_at(const FrontGrid *p, int i)
{
	return &g_array_index(p->slots, struct slot, (guint)i);
}

static int find_slot(const FrontGrid *p, int story)
{
	for (int i = 0; i < (int)p->slots->len; i++)
		if (slot_at(p, i)->story == story)
			return i;
	return -1;
}

const struct slot *front_grid_slot(const FrontGrid *p, int story)
{
	int i = story < 0 ? -1 : find_slot(p, story);

	return i < 0 ? NULL : slot_at(p, i);
}

int front_grid_step(const FrontGrid *p, int story, int by)
{
	int i = find_slot(p, story), way = by < 0 ? -1 : 1, last = story;

	while (by != 0 && i >= 0) {
		i += way;
		if (i < 0 || i >= (int)p->slots->len)
			break;
		if (slot_at(p, i)->story < 0)
			continue;
		last = slot_at(p, i)->story;
		by -= way;
	}
	return last;
}

int front_grid_page_top(const FrontGrid *p, const struct slot *s)
{
	return p->page > 0 ? s->y / p->page * p->page : 0;
}

/* Below the lead, whose rows are those of no cell, the first headline of a
 * column. */
int front_grid_across(const FrontGrid *p, int story, int way)
{
	const struct slot *from = front_grid_slot(p, story), *best = NULL;
	int column;

	if (!from || from->column < 0)
		return -1;
	column = from->column + way;
	if (column < 0)
		return -1;
	for (guint i = 0; i < p->slots->len; i++) {
		const struct slot *s = slot_at(p, (int)i);

		if (s->story < 0 || s->column != column ||
		    front_grid_page_top(p, s) != front_grid_page_top(p, from))
			continue;
		if (!best || ABS(s->y - from->y) < ABS(best->y - from->y))
			best = s;
	}
	return best ? best->story : -1;
}
