#include "feeds/extract/score.h"

#include <math.h>
#include <string.h>

#define GOES_LEAST  80  /* characters of what follows the parts */
#define GOES_LINKED 0.3 /* of what is beside the parts: it leads elsewhere */
#define SHORTEST    25  /* characters of a block that counts */
#define LEVELS      5   /* around a block that get a share */
#define RIVALS_MAX  5
#define RIVALS_MIN  3    /* with a common ancestor, for it to be better */
#define CLOSE       0.75 /* of the best, to be its rival */
#define CLASS       25   /* what a good or bad class is worth */

/* The text that is in a block and in no block within it. */
struct own {
	uint32_t chars, linked, commas, breaks;
};

struct scoring {
	const Outline *o;
	bool names;
	struct own *own; /* by node */
	double *score;   /* by node; NAN for those with no share */
	uint32_t best[RIVALS_MAX];
	unsigned n_best;
};

static void add_own(struct own *to, const struct outline_node *text)
{
	to->chars += text->chars;
	to->commas += text->commas;
	if (text->flags & OUTLINE_LINKED)
		to->linked += text->chars;
}

/* <br> after <br> ends a paragraph; one alone, a line. */
static void sum_own(struct scoring *s)
{
	const Outline *o = s->o;
	bool after = false;

	for (uint32_t n = 1; n < o->n; n++) {
		const struct outline_node *node = outline_at(o, n);

		if (o->out[n]) {
			n = node->end - 1;
		} else if (node->chars) {
			add_own(&s->own[node->block], node);
			after = false;
		} else if (strcmp(node->element->tag, "br") == 0) {
			s->own[node->block].breaks += after;
			after = !after;
		}
	}
}

static double start_value(const struct scoring *s, uint32_t n)
{
	const struct outline_node *node = outline_at(s->o, n);
	double value = node->element->start;

	if (!s->names)
		return value;
	if (node->names & NAMES_GOOD)
		value += CLASS;
	if (node->names & NAMES_BAD)
		value -= CLASS;
	return value;
}

static void share(struct scoring *s, uint32_t n, double points)
{
	for (int level = 0; n && level < LEVELS; level++) {
		double part = level == 0   ? points
			      : level == 1 ? points / 2
					   : points / (3 * level);

		if (isnan(s->score[n]))
			s->score[n] = start_value(s, n);
		s->score[n] += part;
		n = outline_at(s->o, n)->parent;
	}
}

static double points_of(const struct own *own)
{
	double paragraphs = 1 + own->breaks;
	double points = paragraphs + own->commas +
			MIN(floor(own->chars / 100.0), 3 * paragraphs);

	return points * (1 - (double)own->linked / own->chars);
}

/* A block without blocks in it is a paragraph, whatever it is called; but for what
 * has a name of its own, as an item. */
static void score_block(struct scoring *s, uint32_t n)
{
	const struct outline_node *node = outline_at(s->o, n);
	const struct own *own = &s->own[n];
	bool leaf = (node->element->kind & ELEMENT_LEAF) ||
		    !((node->flags & OUTLINE_PARTED) || own->breaks);

	if (own->chars < SHORTEST)
		return;
	if ((node->element->kind & ELEMENT_LEAF) &&
	    !(node->element->kind & ELEMENT_SCORED))
		return;
	share(s, leaf ? node->parent : n, points_of(own));
}

/* Keeps the best ones, best first. */
static void rank(struct scoring *s, uint32_t n)
{
	unsigned at = s->n_best;

	while (at > 0 && s->score[s->best[at - 1]] < s->score[n])
		at--;
	if (at == RIVALS_MAX)
		return;
	s->n_best = MIN(s->n_best + 1, RIVALS_MAX);
	memmove(s->best + at + 1, s->best + at,
		(s->n_best - at - 1) * sizeof *s->best);
	s->best[at] = n;
}

static void rank_all(struct scoring *s)
{
	for (uint32_t n = 1; n < s->o->n; n++) {
		if (isnan(s->score[n]))
			continue;
		s->score[n] *= 1 - outline_link_density(s->o, n);
		rank(s, n);
	}
}

/* How many of the rivals are in it, and not it itself. */
static unsigned rivals_in(const struct scoring *s, uint32_t n)
{
	unsigned count = 0;

	for (unsigned i = 1; i < s->n_best; i++)
		count += s->score[s->best[i]] >= CLOSE * s->score[s->best[0]] &&
			 s->best[i] != n && outline_within(s->o, s->best[i], n);
	return count;
}

static bool is_top(const struct scoring *s, uint32_t n)
{
	return !n || outline_is(s->o, n, ELEMENT_BODY);
}

/* The ancestor that close rivals have in common, or the best itself. */
static uint32_t common_ancestor(const struct scoring *s)
{
	uint32_t best = s->best[0];

	for (uint32_t n = outline_at(s->o, best)->parent; !is_top(s, n);
	     n = outline_at(s->o, n)->parent)
		if (rivals_in(s, n) >= RIVALS_MIN)
			return n;
	return best;
}

/* Further up while that is worth more: the text may be in several parts. */
static uint32_t climb(const struct scoring *s, uint32_t best)
{
	double last = isnan(s->score[best]) ? 0 : s->score[best];
	double least = last / 3;

	for (uint32_t n = outline_at(s->o, best)->parent; !is_top(s, n);
	     n = outline_at(s->o, n)->parent) {
		double score = s->score[n];

		if (isnan(score))
			continue;
		if (score < least)
			break;
		if (score > last)
			return n;
		last = score;
	}
	return best;
}

static bool is_only_child(const struct scoring *s, uint32_t n)
{
	uint32_t parent = outline_at(s->o, n)->parent;
	unsigned elements = 0;

	for (uint32_t at = page_node(s->o->page, parent)->first; at;
	     at = page_node(s->o->page, at)->next)
		elements += page_node(s->o->page, at)->tag && !s->o->out[at];
	return elements == 1;
}

static uint32_t best_of(const struct scoring *s)
{
	uint32_t best = climb(s, common_ancestor(s));

	while (!is_top(s, outline_at(s->o, best)->parent) &&
	       is_only_child(s, best))
		best = outline_at(s->o, best)->parent;
	return best;
}

static bool ends_sentence(const Outline *o, uint32_t n)
{
	g_autofree char *words = outline_words(o, n, 4096);

	return strstr(words, ". ") || g_str_has_suffix(words, ".");
}

/* A paragraph (or what is one: a box of text alone) beside the best belongs to it if it is long, or a whole sentence
 * without a link. */
static bool is_loose_paragraph(const Outline *o, uint32_t n)
{
	uint32_t chars = outline_counts(o, n).chars;
	double links = outline_link_density(o, n);

	if (strcmp(outline_at(o, n)->element->tag, "p") != 0 &&
	    (strcmp(outline_at(o, n)->element->tag, "div") != 0 ||
	     (outline_at(o, n)->flags & OUTLINE_PARTED)))
		return false;
	if (chars > 80)
		return links < 0.25;
	return chars > 0 && links <= 0 && ends_sentence(o, n);
}

static bool belongs(const struct scoring *s, uint32_t n, uint32_t best)
{
	double least = MAX(10, s->score[best] * 0.2);
	double bonus =
		outline_same_class(s->o, n, best) ? s->score[best] * 0.2 : 0;

	if (s->o->out[n] || !page_node(s->o->page, n)->tag)
		return false;
	if (n == best)
		return true;
	return (!isnan(s->score[n]) && s->score[n] + bonus >= least) ||
	       is_loose_paragraph(s->o, n);
}

/* The first element in it. */
static uint32_t first_child(const struct scoring *s, uint32_t n)
{
	const Page *page = s->o->page;

	n = page_node(page, n)->first;
	while (n && (s->o->out[n] || !page_node(page, n)->tag))
		n = page_node(page, n)->next;
	return n;
}

/* Whether it is of these kinds, or a box around one. */
static bool is_or_boxes(const struct scoring *s, uint32_t n, uint16_t kinds)
{
	uint32_t child = first_child(s, n);

	return outline_is(s->o, n, kinds) ||
	       (child && outline_is(s->o, child, kinds));
}

/* Code, lists, tables and headings between two parts belong to them; and what of it
 * follows the last one, but for headings. */
static bool goes_with(const struct scoring *s, uint32_t n, bool between)
{
	uint16_t kinds = ELEMENT_LIST | ELEMENT_TABLE | ELEMENT_CODE;

	if (outline_is(s->o, outline_at(s->o, n)->parent, ELEMENT_TABLE))
		return false;
	if (between)
		kinds |= ELEMENT_HEADING | ELEMENT_SCORED;
	else if (outline_counts(s->o, n).chars < GOES_LEAST)
		return false;
	return is_or_boxes(s, n, kinds) &&
	       outline_link_density(s->o, n) < GOES_LINKED;
}

static bool is_empty(const struct scoring *s, uint32_t n)
{
	return s->o->out[n] || !page_node(s->o->page, n)->tag ||
	       !outline_counts(s->o, n).chars;
}

static void join(struct scoring *s, uint32_t best, GArray *parts)
{
	const Page *page = s->o->page;
	uint32_t last = best, n;
	guint sure = 0; /* parts up to the last that belongs to it */

	if (isnan(s->score[best]))
		s->score[best] = 0;
	n = page_node(page, outline_at(s->o, best)->parent)->first;
	for (; n; n = page_node(page, n)->next) {
		if (is_empty(s, n))
			continue;
		if (belongs(s, n, best)) {
			g_array_append_val(parts, n);
			last = n;
			sure = parts->len;
		} else if (parts->len && goes_with(s, n, true))
			g_array_append_val(parts, n);
	}
	g_array_set_size(parts, sure);
	for (n = page_node(page, last)->next; n; n = page_node(page, n)->next) {
		if (is_empty(s, n))
			continue;
		if (!goes_with(s, n, false))
			break;
		g_array_append_val(parts, n);
	}
}

void score_find(const Outline *o, bool names, GArray *parts)
{
	struct scoring s = { .o = o, .names = names };

	s.own = g_new0(struct own, o->n);
	s.score = g_new(double, o->n);
	for (uint32_t n = 0; n < o->n; n++)
		s.score[n] = NAN;
	sum_own(&s);
	for (uint32_t n = 1; n < o->n; n++)
		if (s.own[n].chars)
			score_block(&s, n);
	rank_all(&s);
	if (s.n_best)
		join(&s, best_of(&s), parts);
	g_free(s.own);
	g_free(s.score);
}
