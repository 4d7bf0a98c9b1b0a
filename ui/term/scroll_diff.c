#include "ui/term/scroll_diff.h"

#include <string.h>

/* columns that are hashed as one: finer is slower, coarser misses moves beside
 * a column that changed */
#define STRIP 16
/* of a strip to be written, in units of about four bytes */
#define INK_COST   4
#define BLANK_COST 1  /* of one that is blanked with the rest of its row */
#define LEAST      40 /* gain that outweighs the scrolling sequences */
#define ROWS_LEAST 4  /* changed rows, below which no scroll can gain LEAST */

/* Two grids, a hash for each strip; 0: blank. */
struct work {
	uint32_t *shown, *wanted;
	int *now; /* what each row costs with nothing scrolled */
	int rows, strips;
};

bool scroll_diff_is_blank(const struct cell *cell)
{
	return cell->text[0] == ' ' && cell->text[1] == '\0' &&
	       !(cell->attrs &
		 (ATTR_BAR | ATTR_UNDERLINE | ATTR_REVERSE | ATTR_STRUCK));
}

static uint64_t mix_hash(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
	return hash ^ hash >> 29;
}

/* Most clusters are of one to three bytes, and hashed in one step. */
static uint64_t mix_cell(uint64_t hash, const struct cell *cell)
{
	uint64_t part, look = (uint64_t)cell->role << 56 |
			      (uint64_t)cell->attrs << 48 |
			      (uint64_t)cell->width << 40;

	memcpy(&part, cell->text, sizeof part);
	hash = mix_hash(hash, part ^ look);
	if (cell->attrs & ATTR_DOTS) {
		memcpy(&part, cell->text + sizeof part, sizeof part);
		hash = mix_hash(hash, part);
		memcpy(&part, cell->text + TEXT_DRAWN - sizeof part,
		       sizeof part);
		return mix_hash(hash, part);
	}
	for (size_t i = sizeof part; cell->text[i - 1] != '\0';
	     i += sizeof part) {
		part = 0;
		memcpy(&part, cell->text + i, MIN(TEXT_DRAWN - i, sizeof part));
		hash = mix_hash(hash, part);
		if (i + sizeof part > TEXT_DRAWN)
			break;
	}
	return hash;
}

static uint32_t sum_strip(const struct cell *cells, int n)
{
	uint64_t hash = 1;
	bool ink = false;

	for (int i = 0; i < n; i++) {
		bool blank = scroll_diff_is_blank(&cells[i]);

		hash = blank ? mix_hash(hash, 1) : mix_cell(hash, &cells[i]);
		ink = ink || !blank;
	}
	return ink ? (uint32_t)(hash >> 32) | 1 : 0;
}

static void sum_row(const struct cell *cells, int cols, uint32_t *out)
{
	for (int x = 0; x < cols; x += STRIP)
		*out++ = sum_strip(cells + x, MIN(STRIP, cols - x));
}

/* Equal rows are hashed once. */
static void hash_rows(struct work *w, const struct grid_pair *p)
{
	const struct cell *shown = p->shown, *wanted = p->wanted;
	size_t row = (size_t)w->strips;
	int cols = p->cols;
	uint32_t *a, *b;

	w->shown = a = g_new0(uint32_t, row * (size_t)w->rows);
	w->wanted = b = g_new0(uint32_t, row * (size_t)w->rows);
	for (int y = 0; y < w->rows; y++, a += row, b += row) {
		sum_row(shown, cols, a);
		if (memcmp(shown, wanted, (size_t)cols * sizeof *shown) == 0)
			memcpy(b, a, row * sizeof *a);
		else
			sum_row(wanted, cols, b);
		shown += cols;
		wanted += cols;
	}
}

/* The cost of writing row y after that scroll: on the row that came there, or
 * on a blank one that came in. */
static int row_cost(const struct work *w, int y, const struct shift *s)
{
	int from = y + s->up;
	const uint32_t *a = w->wanted + y * w->strips;
	const uint32_t *b = w->shown + from * w->strips;
	bool blank = from < s->top || from > s->bottom;
	int n = 0;

	for (int i = 0; i < w->strips; i++)
		if (a[i] != (blank ? 0 : b[i]))
			n += a[i] ? INK_COST : BLANK_COST;
	return n;
}

/* The rows that gain most by it; gives what they gain. */
static int best_rows(const struct work *w, int up, int *first, int *last)
{
	const struct shift whole = { 0, w->rows - 1, up };
	int best = 0, sum = 0, from = 0;

	for (int y = 0; y < w->rows; y++) {
		int gain = w->now[y] - row_cost(w, y, &whole);

		if (sum <= 0) {
			sum = 0;
			from = y;
		}
		sum += gain;
		if (sum <= best)
			continue;
		best = sum;
		*first = from;
		*last = y;
	}
	return best;
}

/* What a scroll saves; rows that come in are blank. */
static int saved_cells(const struct work *w, const struct shift *s)
{
	int n = 0;

	for (int y = s->top; y <= s->bottom; y++)
		n += w->now[y] - row_cost(w, y, s);
	return n;
}

static bool find_best(const struct work *w, struct shift *out)
{
	/* a larger shift keeps too few rows to gain anything */
	int best = LEAST, most = w->rows / 2;

	for (int up = -most; up <= most; up++) {
		struct shift s = { 0, 0, up };
		int gain;

		if (up == 0 || best_rows(w, up, &s.top, &s.bottom) <= best)
			continue;
		if (up > 0)
			s.bottom = MIN(s.bottom + up, w->rows - 1);
		else
			s.top = MAX(s.top + up, 0);
		gain = saved_cells(w, &s);
		if (gain <= best)
			continue;
		best = gain;
		*out = s;
	}
	return best > LEAST;
}

static bool few_differ(const struct grid_pair *p)
{
	const struct cell *a = p->shown, *b = p->wanted;
	size_t n = (size_t)p->cols * sizeof *a;
	int differ = 0;

	for (int y = 0; y < p->rows; y++, a += p->cols, b += p->cols)
		differ += memcmp(a, b, n) != 0;
	return differ < ROWS_LEAST;
}

bool scroll_diff_find(const struct grid_pair *p, struct shift *out)
{
	const struct shift none = { 0, p->rows - 1, 0 };
	struct work w = { .rows = p->rows,
			  .strips = (p->cols + STRIP - 1) / STRIP };
	bool found;
	int all = 0;

	if (few_differ(p))
		return false;
	hash_rows(&w, p);
	w.now = g_new(int, (gsize)p->rows);
	for (int y = 0; y < p->rows; y++)
		all += w.now[y] = row_cost(&w, y, &none);
	found = all > LEAST && find_best(&w, out);
	g_free(w.now);
	g_free(w.shown);
	g_free(w.wanted);
	return found;
}

static void blank_rows(struct cell *cells, int cols, int from, int to)
{
	for (int i = from * cols; i < to * cols; i++) {
		memset(&cells[i], 0, sizeof cells[i]);
		cells[i].text[0] = ' ';
		cells[i].width = 1;
	}
}

void scroll_diff_apply(struct cell *cells, int cols, const struct shift *s)
{
	int by = ABS(s->up), kept = s->bottom - s->top + 1 - by;
	int from = s->up > 0 ? s->top + by : s->top;
	int to = s->up > 0 ? s->top : s->top + by;

	memmove(cells + to * cols, cells + from * cols,
		(size_t)kept * (size_t)cols * sizeof *cells);
	if (s->up > 0)
		blank_rows(cells, cols, s->top + kept, s->bottom + 1);
	else
		blank_rows(cells, cols, s->top, to);
}
