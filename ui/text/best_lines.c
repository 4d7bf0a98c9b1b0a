#include "ui/text/best_lines.h"

#include "ui/text/text.h"

#define HYPHEN_COST   9 /* as a line that is three columns short */
#define LAST_LEAST    12 /* columns of a last line; a quarter of wider measures */
#define ONE_WORD_COST 64 /* of a last line */
#define ONE_WORD      6  /* it is short where it takes less of cols / this */

/* A place where a line may end, and the next one begin. */
struct place {
	size_t at;
	int end;      /* columns from the beginning to the end of the line, */
	int begin;    /* and to where the next one begins: blanks are between */
	bool hyphen;  /* a line that ends here gets one */
	int64_t cost; /* of the best lines up to here; -1: there are none */
	guint lines, from; /* how many, and the place before */
};

static void add_place(GArray *places, size_t at, int cols, int blanks,
		      bool hyphen)
{
	struct place p = { .at = at, .end = cols - blanks, .hyphen = hyphen };

	p.begin = cols;
	g_array_append_val(places, p);
}

/* Columns are counted from the beginning; a soft hyphen takes none. */
static GArray *list_places(const struct best_lines *p, bool *words)
{
	GArray *places = g_array_new(FALSE, TRUE, sizeof(struct place));
	int cols = 0, blanks = 0, one;
	guint between_words = 0;

	add_place(places, p->from, 0, 0, false);
	for (size_t at = p->from; at < p->to;) {
		char what = p->breaks[at - p->from];

		if (at > p->from &&
		    (what == TEXT_BREAK || what == TEXT_HYPHEN)) {
			add_place(places, at, cols, blanks,
				  what == TEXT_HYPHEN);
			between_words += blanks > 0;
		}
		at += MAX(text_cluster(p->text + at, &one), 1);
		blanks = p->text[at - 1] == ' ' ? blanks + one : 0;
		cols += one;
	}
	add_place(places, p->to, cols, blanks, false);
	*words = 2 * between_words + 2 >= places->len;
	return places;
}

static int64_t square(int64_t n)
{
	return n * n;
}

/* A last line is as long as it comes out, if it is no remnant. Text without blanks is
 * set in full lines: there the eye expects none to be shorter. */
static int64_t cost_of_last(int cols, int used, bool one_word, bool words)
{
	int64_t cost = 0, least = CLAMP(LAST_LEAST, cols / 4, cols / 2);

	if (words && used < least)
		cost = square(3 * (least - used)) / 4;
	if (one_word && used < cols / ONE_WORD)
		cost += ONE_WORD_COST;
	return cost;
}

struct chooser {
	const struct best_lines *p;
	GArray *places;
	bool words;
};

static int64_t cost_of_line(const struct chooser *c, guint from, guint to)
{
	const struct place *places = (const void *)c->places->data;
	int used = places[to].end - places[from].begin + places[to].hyphen;
	int cols = c->p->cols;

	if (used > cols)
		return -1;
	if (to + 1 == c->places->len)
		return cost_of_last(cols, used, to - from == 1, c->words);
	return square(cols - used) + (places[to].hyphen ? HYPHEN_COST : 0);
}

/* The best lines that end at a place, by those that end before it. */
static void choose_before(const struct chooser *c, guint to)
{
	struct place *places = (void *)c->places->data;
	struct place *at = &places[to];

	at->cost = -1;
	for (guint from = to; from-- > 0;) {
		int64_t line = cost_of_line(c, from, to), cost;

		if (line < 0 && at->end - places[from].begin > c->p->cols)
			break;
		if (line < 0 || places[from].cost < 0)
			continue;
		cost = places[from].cost + line;
		if (at->cost >= 0 && at->cost <= cost)
			continue;
		at->cost = cost;
		at->from = from;
		at->lines = places[from].lines + 1;
	}
}

static void append_ends(const GArray *places, GArray *ends)
{
	guint lines =
		g_array_index(places, struct place, places->len - 1).lines;
	guint at = places->len - 1, first = ends->len;

	g_array_set_size(ends, first + lines);
	for (guint i = lines; i-- > 0;) {
		const struct place *p =
			&g_array_index(places, struct place, at);

		g_array_index(ends, size_t, first + i) = p->at;
		at = p->from;
	}
}

bool best_lines(const struct best_lines *p, GArray *ends)
{
	struct chooser c = { .p = p };
	g_autoptr(GArray) places = list_places(p, &c.words);
	bool good = true;

	c.places = places;
	for (guint i = 1; good && i < places->len; i++) {
		choose_before(&c, i);
		/* a word that is wider than a line */
		good = i + 1 < places->len ||
		       g_array_index(places, struct place, i).cost >= 0;
	}
	if (good)
		append_ends(places, ends);
	return good;
}
