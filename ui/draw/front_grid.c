#include "ui/draw/front_grid.h"

#include "ui/text/line_break.h"
#include "ui/text/text.h"

#include <string.h>

#define COLUMNS_MAX 3 /* lists side by side */
#define COLUMN_GAP  4
#define INSET       3 /* bar, dot and a blank before a headline */
#define HEAD_ROWS   2 /* of a headline in a list */

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

/* The lead: kicker, headline, summary, source. */
static int lead_rows(const struct story *s, const struct front_grid_look *look)
{
	int cols = MAX(look->w - INSET, 1);
	int rows = 1 + rows_of_words(s->title, cols, 4) + 1;

	return rows + rows_of_words(s->summary, cols, look->lead_rows);
}

static int headline_rows(const struct story *s, int w, bool airy)
{
	return rows_of_words(s->title, MAX(w - INSET, 1), HEAD_ROWS) + 1 + airy;
}

static void add_slot(FrontGrid *p, const struct slot *slot)
{
	g_array_append_val(p->slots, *slot);
	p->rows = MAX(p->rows, slot->y + slot->h);
}

/* Where `at` is: the title of a section, or of the top stories (NULL). */
static void add_title(FrontGrid *p, struct slot at, const char *title)
{
	at.story = -1;
	at.h = 1;
	at.title = title;
	add_slot(p, &at);
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
		at.h = 1 + (p->airy && !is_beneath(s, i + 1));
		add_slot(p, &at);
		at.y += at.h;
	}
	return at.y;
}

static int add_item(FrontGrid *p, const Stories *s, int i, struct slot at)
{
	bool open = is_beneath(s, (guint)i + 1);

	at.story = i;
	at.h = headline_rows(stories_at(s, (guint)i), at.w, p->airy && !open);
	add_slot(p, &at);
	at.y += at.h;
	return add_report_slots(p, s, i, at);
}

static void plan_one(FrontGrid *p, const Stories *s, int y)
{
	struct slot at = { .w = p->w, .y = y + 1 };

	add_title(p, (struct slot){ .y = y, .w = p->w }, NULL);
	for (guint i = 1; i < s->all->len; i++)
		if (!is_beneath(s, i))
			at.y = add_item(p, s, (int)i, at);
}

/* Sections in the order of their best headline. */
static GPtrArray *sections_of(const Stories *s)
{
	GPtrArray *names = g_ptr_array_new();

	for (guint i = 1; i < s->all->len; i++) {
		const char *name = stories_at(s, i)->section;

		if (!is_beneath(s, i) &&
		    !g_ptr_array_find_with_equal_func(names, name, g_str_equal,
						      NULL))
			g_ptr_array_add(names, (void *)(guintptr)name);
	}
	return names;
}

/* Columns of one width, and the row at which each ends so far. */
struct columns {
	int w;
	int end[COLUMNS_MAX];
};

static int shortest_column(const int end[COLUMNS_MAX], int n)
{
	int best = 0;

	for (int i = 1; i < MIN(n, COLUMNS_MAX); i++)
		if (end[i] < end[best])
			best = i;
	return best;
}

/* One section below its title, in the column that is shortest so far. */
static void plan_section(FrontGrid *p, const Stories *s, const char *name,
			 struct columns *cols)
{
	int c = shortest_column(cols->end, p->columns), w = cols->w;
	struct slot at = { .column = c, .x = c * (w + COLUMN_GAP - 1), .w = w };

	at.y = cols->end[c];
	add_title(p, at, name);
	at.y += 1 + p->airy;
	for (guint i = 1; i < s->all->len; i++)
		if (!is_beneath(s, i) &&
		    strcmp(stories_at(s, i)->section, name) == 0)
			at.y = add_item(p, s, (int)i, at);
	cols->end[c] = at.y + !p->airy;
}

static int by_column(const void *a, const void *b)
{
	const struct slot *p = a, *q = b;

	if (p->column != q->column)
		return p->column - q->column;
	return p->y - q->y;
}

static void plan_columns(FrontGrid *p, const Stories *s, int y)
{
	g_autoptr(GPtrArray) names = sections_of(s);
	int n = MAX(MIN(p->columns, (int)names->len), 1);
	struct columns cols = { .w = (p->w - 1 - COLUMN_GAP * (n - 1)) / n + 1,
				.end = { y, y, y } };

	p->columns = n;
	for (guint i = 0; i < names->len; i++)
		plan_section(p, s, g_ptr_array_index(names, i), &cols);
	g_array_sort(p->slots, by_column);
}

/* Gives the row after the lead and its reports; -1 when nothing follows. */
static int plan_lead_reports(FrontGrid *p, const Stories *s, struct slot lead)
{
	struct slot at = lead;
	guint n = 1;
	int y;

	at.y = lead.h;
	y = add_report_slots(p, s, 0, at);
	while (is_beneath(s, n))
		n++;
	if (n == s->all->len)
		return -1;
	return y + (n > 1 && !p->airy);
}

FrontGrid *front_grid_new(const Stories *s, const struct front_grid_look *look)
{
	FrontGrid *p = g_new0(FrontGrid, 1);
	struct slot lead = { .w = look->w, .column = -1 };
	int y;

	p->slots = g_array_new(FALSE, FALSE, sizeof(struct slot));
	p->w = look->w;
	p->columns = CLAMP(look->columns, 1, COLUMNS_MAX);
	p->airy = look->airy;
	if (s->all->len == 0)
		return p;
	lead.h = lead_rows(stories_at(s, 0), look) + !is_beneath(s, 1);
	add_slot(p, &lead);
	y = plan_lead_reports(p, s, lead);
	if (y < 0)
		return p;
	if (p->columns == 1)
		plan_one(p, s, y);
	else
		plan_columns(p, s, y);
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
