#include "ui/term/cell_diff.h"

#include "ui/term/letter_run.h"

#include <string.h>

#define ERASE_COLS 10 /* blanks that cost as much as to erase and skip them */
#define GAP_COLS   6  /* unchanged cells that cost less than a move */

static const struct look plain = { -1, -1, 0 };

/* What one cell_diff_write works on. */
struct work {
	CellDiff *diff;
	const Canvas *canvas;
	const struct theme *theme;
	const struct cell_diff_ways *ways;
};

CellDiff *cell_diff_new(void)
{
	CellDiff *d = g_new0(CellDiff, 1);

	d->x = -1;
	return d;
}

void cell_diff_free(CellDiff *d)
{
	if (!d)
		return;
	g_free(d->shown);
	g_free(d);
}

void cell_diff_forget(CellDiff *d)
{
	g_free(d->shown);
	d->shown = NULL;
	d->pen_known = false;
	d->x = -1;
}

bool cell_diff_knows(const CellDiff *d, int cols, int rows)
{
	return d->shown && d->cols == cols && d->rows == rows;
}

static void remember(CellDiff *d, const Canvas *c)
{
	size_t n = (size_t)c->cols * (size_t)c->rows;

	if (!cell_diff_knows(d, c->cols, c->rows))
		d->shown = g_renew(struct cell, d->shown, n);
	memcpy(d->shown, c->cells, n * sizeof *c->cells);
	d->cols = c->cols;
	d->rows = c->rows;
}

void cell_diff_cleared(CellDiff *d, int cols, int rows)
{
	g_autoptr(Canvas) blank = canvas_new(cols, rows, false);

	remember(d, blank);
	d->x = d->y = 0;
}

static bool same_look(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attrs == b.attrs;
}

void cell_diff_pen(CellDiff *d, struct look look,
		   const struct cell_diff_ways *ways)
{
	if (d->pen_known && same_look(d->look, look))
		return;
	ways->pen(ways->user, d->pen_known ? &d->look : NULL, look);
	d->look = look;
	d->pen_known = true;
}

static void move_cursor_to(CellDiff *d, int x, int y,
			   const struct cell_diff_ways *ways)
{
	const struct cursor_move m = { d->x, d->y, x, y };

	if (d->x == x && d->y == y)
		return;
	ways->move(ways->user, &m);
	d->x = x;
	d->y = y;
}

static struct look look_of(const struct work *w, const struct cell *cell)
{
	return cell_looks(cell, w->theme);
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	if (scroll_diff_is_blank(a) && scroll_diff_is_blank(b))
		return true;
	return cell_is_same(a, b);
}

static bool has_changed(const struct work *w, int x, int y)
{
	size_t at = (size_t)y * (size_t)w->canvas->cols + (size_t)x;

	return !same_cell(canvas_at(w->canvas, x, y), &w->diff->shown[at]);
}

#define SEEN (ATTR_UNDERLINE | ATTR_REVERSE | ATTR_STRUCK) /* in a blank */

/* Whether a blank looks the same in both. */
static bool same_blank(struct look a, struct look b)
{
	return !(a.attrs & SEEN) && !(b.attrs & SEEN) && a.bg == b.bg;
}

/* The pen for blanks. */
static void blank_pen(CellDiff *d, struct look look,
		      const struct cell_diff_ways *ways)
{
	if (!d->pen_known || !same_blank(d->look, look))
		cell_diff_pen(d, look, ways);
}

static void choose_pen(const struct work *w, const struct cell *cell)
{
	struct look look = look_of(w, cell);

	if (strcmp(cell->text, " ") == 0)
		blank_pen(w->diff, look, w->ways);
	else
		cell_diff_pen(w->diff, look, w->ways);
}

/* Whether blanks of that look may be left to ECH or EL. */
static bool may_erase(const struct work *w, struct look look)
{
	return !(look.attrs & SEEN) && (look.bg < 0 || w->ways->erase_coloured);
}

/* How many blank cells from x on, before b, are erased with ECH; 0 where
 * writing them is not longer. After the last ones no move is needed. */
static int erasable(const struct work *w, int y, int x, int b)
{
	struct look look = look_of(w, canvas_at(w->canvas, x, y));
	int n = 0;

	if (!w->ways->erase || !may_erase(w, look))
		return 0;
	while (x + n < b) {
		const struct cell *cell = canvas_at(w->canvas, x + n, y);

		if (strcmp(cell->text, " ") != 0 ||
		    !same_blank(look_of(w, cell), look))
			break;
		n++;
	}
	return n > (x + n < b ? ERASE_COLS : ERASE_COLS / 2) ? n : 0;
}

static void put_cell(const struct work *w, int y, int x,
		     const struct cell *cell)
{
	CellDiff *d = w->diff;

	move_cursor_to(d, x, y, w->ways);
	choose_pen(w, cell);
	g_string_append(w->ways->out, cell->text);
	d->x += cell->width;
	if (d->x >= w->canvas->cols)
		d->x = -1;
}

/* Writes a run of letters with marks as a whole: an address within it would separate
 * letters that are shaped together, or overwrite a sign that the terminal gives a
 * column of its own. A terminal that gives it none leaves columns free at the end,
 * which are erased before. */
static void put_run(const struct work *w, int y, int a, int b)
{
	const struct cell *first = canvas_at(w->canvas, a, y);

	if (w->ways->erase && may_erase(w, look_of(w, first))) {
		move_cursor_to(w->diff, a, y, w->ways);
		choose_pen(w, first);
		w->ways->erase(w->ways->user, b - a);
	}
	for (int x = a; x < b; x++) {
		const struct cell *cell = canvas_at(w->canvas, x, y);

		if (cell->width)
			put_cell(w, y, x, cell);
	}
	w->diff->x = -1;
}

/* Writes the cell at x, or with it the run that it begins; the column after that.
 * Most cells are of ASCII, and of no run. */
static int put_letters(const struct work *w, int y, int x,
		       const struct cell *cell)
{
	const Canvas *c = w->canvas;
	bool ascii = cell->text[1] == '\0';
	int end = ascii ? x : letter_run_end(c, y, x);

	if (end > x && letter_run_has_doubtful(c, y, x, end)) {
		put_run(w, y, x, end);
		return end;
	}
	put_cell(w, y, x, cell);
	if (!ascii && letter_run_is_doubtful(cell))
		w->diff->x = -1;
	return x + MAX(cell->width, 1);
}

/* Writes cells a to b of row y. */
static void put_cells(const struct work *w, int y, int a, int b)
{
	const Canvas *c = w->canvas;
	int x = a;

	while (x < b) {
		const struct cell *cell = canvas_at(c, x, y);
		bool last = y == c->rows - 1 && x + cell->width >= c->cols;
		int blanks = erasable(w, y, x, b);

		if (blanks > 0) {
			move_cursor_to(w->diff, x, y, w->ways);
			choose_pen(w, cell);
			w->ways->erase(w->ways->user, blanks);
			x += blanks;
		} else if (cell->width == 0) {
			x++;
		} else if (last && !w->ways->corner) {
			return;
		} else {
			x = put_letters(w, y, x, cell);
		}
	}
}

/* Where the blank end of row y begins, in no colour. */
static int blank_from(const struct work *w, int y)
{
	int x = w->canvas->cols;

	while (x > 0) {
		const struct cell *cell = canvas_at(w->canvas, x - 1, y);

		if (strcmp(cell->text, " ") != 0 ||
		    !same_look(look_of(w, cell), plain))
			break;
		x--;
	}
	return x;
}

/* Widens a range to whole letters at both ends, and to whole runs of letters with
 * marks. */
static void keep_whole(const struct work *w, int y, int *a, int *b)
{
	const Canvas *c = w->canvas;
	int begin = letter_run_begin(c, y, *a),
	    end = letter_run_end(c, y, *b - 1);

	if (letter_run_has_doubtful(c, y, begin, letter_run_end(c, y, begin)))
		*a = begin;
	if (letter_run_has_doubtful(c, y, letter_run_begin(c, y, *b - 1), end))
		*b = MAX(*b, end);
	while (*a > 0 && canvas_at(c, *a, y)->width == 0)
		--*a;
	while (*b < c->cols && canvas_at(c, *b, y)->width == 0)
		++*b;
}

/* The next run of changed cells from *from on, whole letters at both ends;
 * false when there is none. */
static bool next_run(const struct work *w, int y, int *from, int *to)
{
	const Canvas *c = w->canvas;
	int a = *from, b;

	while (a < c->cols && !has_changed(w, a, y))
		a++;
	if (a == c->cols)
		return false;
	b = a + 1;
	for (int x = b; x < c->cols && x - b < GAP_COLS; x++)
		if (has_changed(w, x, y))
			b = x + 1;
	*from = a;
	*to = b;
	keep_whole(w, y, from, to);
	return true;
}

/* Most rows have not changed: compared as bytes before cells are. */
static bool same_row(const struct work *w, int y)
{
	size_t cols = (size_t)w->canvas->cols, at = (size_t)y * cols;

	return memcmp(&w->canvas->cells[at], &w->diff->shown[at],
		      cols * sizeof(struct cell)) == 0;
}

static void put_row(const struct work *w, int y)
{
	int blank = -1, a = 0, b;

	if (same_row(w, y))
		return;
	for (; next_run(w, y, &a, &b); a = b) {
		if (blank < 0)
			blank = blank_from(w, y);
		if (!w->ways->wipe || b - MAX(a, blank) <= GAP_COLS) {
			put_cells(w, y, a, b);
			continue;
		}
		put_cells(w, y, a, MAX(a, blank));
		move_cursor_to(w->diff, MAX(a, blank), y, w->ways);
		blank_pen(w->diff, plain, w->ways);
		w->ways->wipe(w->ways->user);
		return; /* EL erased the rest of the row */
	}
}

/* What only moved is scrolled by the terminal: rows cost up to 2.7 KB at
 * 100x30 otherwise. */
static void scroll_moved_rows(const struct work *w)
{
	CellDiff *d = w->diff;
	const struct grid_pair grids = { d->shown, w->canvas->cells, d->cols,
					 d->rows };
	struct shift s;

	if (!w->ways->scroll || !scroll_diff_find(&grids, &s))
		return;
	blank_pen(d, plain, w->ways);
	w->ways->scroll(w->ways->user, &s, d->rows);
	scroll_diff_apply(d->shown, d->cols, &s);
	d->x = -1;
}

void cell_diff_write(CellDiff *d, const Canvas *c, const struct theme *theme,
		     const struct cell_diff_ways *ways)
{
	const struct work w = { d, c, theme, ways };

	scroll_moved_rows(&w);
	for (int y = 0; y < c->rows; y++)
		put_row(&w, y);
	move_cursor_to(d, CLAMP(c->cursor_x, 0, c->cols - 1),
		       CLAMP(c->cursor_y, 0, c->rows - 1), ways);
	remember(d, c);
}
