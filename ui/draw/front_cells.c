#include "ui/draw/front_cells.h"

#include "ui/draw/headline.h"

#include <string.h>

#define LEAST  2  /* headlines of a cell, so that it gets one */
#define AMONG  10 /* headlines, of which an outlet has so many: */
#define OUTLET 2

struct front_cells {
	const Stories *stories;
	struct cell_look look;
	GPtrArray *sections; /* struct front_cell */
	GPtrArray *extra;    /* of all sections: the best, the newest */
	GArray *used;        /* bool, of each story: it has a place */
	GArray *bands;       /* struct band, of this page */
	guint next;          /* section that comes next */
};

static void free_cell(void *cell)
{
	struct front_cell *c = cell;

	g_array_unref(c->queue);
	g_array_unref(c->items);
	g_free(c);
}

static struct front_cell *new_cell(enum heading heading)
{
	struct front_cell *c = g_new0(struct front_cell, 1);

	c->heading = heading;
	c->queue = g_array_new(FALSE, FALSE, sizeof(int));
	c->items = g_array_new(FALSE, FALSE, sizeof(struct front_item));
	return c;
}

/* The headlines of a section, or of all (NULL). */
static struct front_cell *cell_of(const Stories *s,
				  const struct front_section *section)
{
	struct front_cell *c =
		new_cell(section ? HEADING_SECTION : HEADING_TOP);

	c->unread = section ? section->unread : 0;
	for (int i = 1; i < (int)s->all->len; i++) {
		const struct story *k = stories_at(s, (guint)i);

		if (!k->beneath &&
		    (!section || g_strcmp0(k->section, section->name) == 0))
			g_array_append_val(c->queue, i);
	}
	return c;
}

static int by_newest(const void *a, const void *b, void *stories)
{
	const struct story *p = stories_at(stories, *(const guint *)a);
	const struct story *q = stories_at(stories, *(const guint *)b);

	return (p->newest < q->newest) - (p->newest > q->newest);
}

static struct front_cell *latest_of(const Stories *s)
{
	struct front_cell *c = cell_of(s, NULL);

	c->heading = HEADING_LATEST;
	g_array_sort_with_data(c->queue, by_newest, (void *)(guintptr)s);
	return c;
}

FrontCells *front_cells_new(const Stories *s, const GArray *sections,
			    const struct cell_look *k)
{
	FrontCells *f = g_new0(FrontCells, 1);

	f->stories = s;
	f->look = *k;
	f->sections = g_ptr_array_new_with_free_func(free_cell);
	f->extra = g_ptr_array_new_with_free_func(free_cell);
	f->bands = g_array_new(FALSE, TRUE, sizeof(struct band));
	f->used = g_array_new(FALSE, TRUE, sizeof(bool));
	g_array_set_size(f->used, s->all->len);
	for (guint i = 0; sections && i < sections->len; i++)
		g_ptr_array_add(
			f->sections,
			cell_of(s, &g_array_index(sections,
						  struct front_section, i)));
	g_ptr_array_add(f->extra, cell_of(s, NULL));
	g_ptr_array_add(f->extra, latest_of(s));
	return f;
}

void front_cells_free(FrontCells *f)
{
	if (!f)
		return;
	g_ptr_array_unref(f->sections);
	g_ptr_array_unref(f->extra);
	g_array_unref(f->used);
	g_array_unref(f->bands);
	g_free(f);
}

static bool is_used(const FrontCells *f, int story)
{
	return g_array_index(f->used, bool, (guint)story);
}

static bool is_same_outlet(const struct story *a, const struct story *b)
{
	return a->feed == b->feed ||
	       (a->publisher && g_strcmp0(a->publisher, b->publisher) == 0);
}

/* The story of the i-th headline that a cell has. */
static guint story_of(const struct front_cell *c, guint i)
{
	return (guint)g_array_index(c->items, struct front_item, i).story;
}

/* Whether the outlet of a story has its share of the last headlines of a cell. */
static bool has_share(const FrontCells *f, const struct front_cell *c,
		      int story)
{
	const struct story *s = stories_at(f->stories, (guint)story);
	guint n = c->items->len, first = n < AMONG ? 0 : n - AMONG + 1;
	int share = 0;

	for (guint i = first; i < n; i++) {
		share += is_same_outlet(s,
					stories_at(f->stories, story_of(c, i)));
	}
	return share >= OUTLET;
}

/* The next story of a cell; -1 for none. */
static int next_story(const FrontCells *f, struct front_cell *c)
{
	int first = -1;

	while (c->first < c->queue->len &&
	       is_used(f, g_array_index(c->queue, int, c->first)))
		c->first++;
	for (guint i = c->first; i < c->queue->len; i++) {
		int story = g_array_index(c->queue, int, i);

		if (is_used(f, story))
			continue;
		if (!has_share(f, c, story))
			return story;
		if (first < 0)
			first = story;
	}
	return first;
}

static int rows_of_reports(const Stories *s, guint head)
{
	guint i = head + 1;

	while (i < s->all->len && stories_at(s, i)->beneath)
		i++;
	return (int)(i - head - 1);
}

/* Gives a cell its next story, if it then has `most` rows at most. */
static bool grow(FrontCells *f, struct front_cell *c, int most)
{
	struct front_item next = { next_story(f, c), 0 };
	int h = c->h + (c->items->len > 0 && f->look.airy);

	if (next.story < 0)
		return false;
	next.rows = headline_rows(stories_at(f->stories, (guint)next.story),
				  f->look.w, FRONT_CELLS_HEAD);
	h += next.rows + rows_of_reports(f->stories, (guint)next.story);
	if (h > most)
		return false;
	c->h = h;
	g_array_append_val(c->items, next);
	g_array_index(f->used, bool, (guint)next.story) = true;
	return true;
}

static void grow_to(FrontCells *f, struct front_cell *c, int most, guint items)
{
	while (c->items->len < items && grow(f, c, most))
		continue;
}

const struct front_cell *front_cells_list(FrontCells *f)
{
	struct front_cell *all = g_ptr_array_index(f->extra, 0);

	grow_to(f, all, G_MAXINT, G_MAXUINT);
	return all;
}

static void empty_cell(FrontCells *f, struct front_cell *c, bool back)
{
	for (guint i = 0; back && i < c->items->len; i++)
		g_array_index(f->used, bool, story_of(c, i)) = false;
	if (back)
		c->first = 0;
	g_array_set_size(c->items, 0);
	c->h = 1;
}

static void add_to_band(struct band *b, struct front_cell *c)
{
	b->cells[b->n++] = c;
	b->h = MAX(b->h, c->h);
}

/* The next sections before `end` that have stories, with LEAST of them each, side by
 * side. */
static struct band next_band(FrontCells *f, guint end)
{
	struct band b = { .n = 0 };

	while (b.n < f->look.columns && f->next < end) {
		struct front_cell *c = g_ptr_array_index(
			f->sections, f->next++ % f->sections->len);

		if (next_story(f, c) < 0)
			continue;
		grow_to(f, c, G_MAXINT, LEAST);
		add_to_band(&b, c);
	}
	return b;
}

/* Takes a band back that has no room: its sections come first on the next page. */
static void take_back(FrontCells *f, const struct band *b, guint next)
{
	for (int i = 0; i < b->n; i++)
		empty_cell(f, b->cells[i], true);
	f->next = next;
}

/* As many bands as have room; no section twice. Gives the rows left. */
static int take_bands(FrontCells *f, int rows, bool must)
{
	guint end = f->next + f->sections->len;

	while (f->next < end) {
		guint before = f->next;
		int gap = f->bands->len > 0;
		struct band b = next_band(f, end);

		if (b.n == 0)
			break;
		if (b.h + gap > rows && !(must && f->bands->len == 0)) {
			take_back(f, &b, before);
			break;
		}
		rows -= b.h + gap;
		g_array_append_val(f->bands, b);
	}
	return rows;
}

/* Fills the last band up where sections are fewer than columns. */
static int fill_last(FrontCells *f, int rows, bool must)
{
	struct band *b;
	int h;

	if (f->bands->len == 0)
		g_array_set_size(f->bands, 1);
	b = &g_array_index(f->bands, struct band, f->bands->len - 1);
	h = b->h;
	for (guint i = f->extra->len; i-- > 0;) {
		struct front_cell *c = g_ptr_array_index(f->extra, i);

		if (b->n == f->look.columns || next_story(f, c) < 0)
			continue;
		grow_to(f, c,
			must && b->n == 0 ? G_MAXINT : b->h + MAX(rows, 0),
			LEAST);
		if (c->items->len > 0)
			add_to_band(b, c);
	}
	h = b->h - h;
	if (b->n == 0)
		g_array_set_size(f->bands, 0);
	return rows - h;
}

/* Gives every band an equal share of the rows; gives what is left over. */
static int share_rows(FrontCells *f, int rows)
{
	int n = (int)f->bands->len, all = rows;

	for (int i = 0; i < n; i++)
		all += g_array_index(f->bands, struct band, (guint)i).h;
	for (int i = 0; i < n; i++) {
		struct band *b =
			&g_array_index(f->bands, struct band, (guint)i);
		int most = MAX(MIN(all / n, b->h + rows), b->h), before = b->h;

		for (int k = 0; k < b->n; k++) {
			grow_to(f, b->cells[k], most, G_MAXUINT);
			b->h = MAX(b->h, b->cells[k]->h);
		}
		rows -= b->h - before;
	}
	return rows;
}

/* Where a cell is: its band, and its place in it. */
struct placed {
	struct band *band;
	struct front_cell *cell;
};

static int by_unread(const void *a, const void *b)
{
	const struct placed *p = a, *q = b;

	return (p->cell->unread < q->cell->unread) -
	       (p->cell->unread > q->cell->unread);
}

/* What is left over goes to the sections with the most unread, one headline each. */
static void give_rest(FrontCells *f, int rows)
{
	g_autoptr(GArray) all =
		g_array_new(FALSE, FALSE, sizeof(struct placed));
	bool any = true;

	for (guint i = 0; i < f->bands->len; i++) {
		struct band *b = &g_array_index(f->bands, struct band, i);

		for (int k = 0; k < b->n; k++)
			g_array_append_vals(
				all, &(struct placed){ b, b->cells[k] }, 1);
	}
	g_array_sort(all, by_unread);
	while (any) {
		any = false;
		for (guint i = 0; i < all->len; i++) {
			struct placed *p =
				&g_array_index(all, struct placed, i);
			int before = p->band->h;

			if (!grow(f, p->cell, before + rows))
				continue;
			p->band->h = MAX(before, p->cell->h);
			rows -= p->band->h - before;
			any = true;
		}
	}
}

const GArray *front_cells_page(FrontCells *f, int rows, bool must)
{
	for (guint i = 0; i < f->sections->len; i++)
		empty_cell(f, g_ptr_array_index(f->sections, i), false);
	for (guint i = 0; i < f->extra->len; i++)
		empty_cell(f, g_ptr_array_index(f->extra, i), false);
	g_array_set_size(f->bands, 0);
	rows = take_bands(f, rows, must);
	rows = fill_last(f, rows, must);
	give_rest(f, share_rows(f, MAX(rows, 0)));
	return f->bands;
}
