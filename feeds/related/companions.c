#include "feeds/related/companions.h"

#include "feeds/related/cluster.h"
#include "feeds/related/merge.h"
#include "feeds/related/ties.h"
#include "src/base/clock.h"

#include <stdlib.h>

#define SAME_MOST     24    /* reports of its event that are compared, */
#define OTHER_MOST    40    /* and other stories */
#define SAME_LEAST    0.5F  /* score of another report of the event */
#define EVENT_LIFT    0.15F /* added within a cluster, */
#define LINE_LIFT     0.2F  /* and again within a line */
#define SAME_WINDOW   (72 * CLOCK_HOUR)
#define RELATED_LEAST 0.08F /* score of a related story */
#define WORD_LIFT     0.05F /* added for each telling word in common, */
#define WORDS_MOST    4     /* of which so many count */
#define NEAR_MOST     10    /* of each kind whose lists may change */
#define COPY_LEAST    0.6   /* Jaccard index of the terms of two copies */

/* A match, by how much it belongs into a list. */
struct rated {
	uint32_t doc;
	float score;
	bool same;   /* it is among the reports of the event, too */
	bool tied;   /* rare words tie it to the story or its event, */
	uint32_t to; /* to this report of it */
};

/* A term of both stories. */
struct word {
	uint32_t term;
	float weight;
};

struct companions {
	Index *index;
	Retrieval *retrieval;
	Matcher *matcher;
	Ties *ties;
	GArray *found;        /* uint32_t: candidates */
	GArray *matches;      /* struct match, of the story in hand */
	GArray *same, *other; /* struct rated: the matches by kind */
	GArray *listed;       /* uint32_t: reports of its event in the list */
	GArray *chosen;       /* uint32_t: stories that are in the list */
	GStringChunk *words;
};

Companions *companions_new(Index *x, Retrieval *r, Matcher *m)
{
	Companions *c = g_new(Companions, 1);

	c->index = x;
	c->retrieval = r;
	c->matcher = m;
	c->ties = ties_new(x);
	c->found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	c->matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	c->same = g_array_new(FALSE, FALSE, sizeof(struct rated));
	c->other = g_array_new(FALSE, FALSE, sizeof(struct rated));
	c->listed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	c->chosen = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	c->words = g_string_chunk_new(1024);
	return c;
}

void companions_free(Companions *c)
{
	if (!c)
		return;
	ties_free(c->ties);
	g_array_free(c->found, TRUE);
	g_array_free(c->matches, TRUE);
	g_array_free(c->same, TRUE);
	g_array_free(c->other, TRUE);
	g_array_free(c->listed, TRUE);
	g_array_free(c->chosen, TRUE);
	g_string_chunk_free(c->words);
	g_free(c);
}

/* Best first; of equals the newer, then the smaller id. */
static int by_score(const void *a, const void *b, void *index)
{
	const struct rated *x = a, *y = b;
	const struct doc *p = index_doc(index, x->doc);
	const struct doc *q = index_doc(index, y->doc);

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (p->time != q->time)
		return p->time < q->time ? 1 : -1;
	return (p->id > q->id) - (p->id < q->id);
}

/* Whether two stories are copies, by the Jaccard index of their terms, so many of which are
 * in both. */
static bool is_copy(const struct doc *a, const struct doc *b, uint32_t both)
{
	return both >= COPY_LEAST * (a->n_terms + b->n_terms - both);
}

static bool are_copies(const struct doc *a, const struct doc *b)
{
	struct merge m = { .a = a, .b = b };
	uint32_t both = 0;

	if (MIN(a->n_terms, b->n_terms) <
	    COPY_LEAST * MAX(a->n_terms, b->n_terms))
		return false;
	while (merge_next(&m))
		both += merge_in_both(&m);
	return is_copy(a, b, both);
}

/* Inserts a word into the best, if it is one of them. */
static void put_word(struct word *best, struct word w)
{
	for (int k = 0; k < RELATED_WORDS; k++) {
		struct word lower = best[k];

		if (w.weight <= lower.weight)
			continue;
		best[k] = w;
		w = lower;
	}
}

/* The telling words that two stories share, the heaviest first; where there is
 * none, the stems that they share ("elect…"). */
static const char *shared_words(Companions *c, const struct doc *a,
				const struct doc *b)
{
	struct word best[2][RELATED_WORDS] = { { { 0, 0 } } };
	g_autoptr(GString) out = g_string_new(NULL);
	struct merge m = { .a = a, .b = b };
	bool stems;

	while (merge_next(&m)) {
		if (!merge_in_both(&m) || !evidence_tells(a, m.at_a) ||
		    !evidence_tells(b, m.at_b))
			continue;
		put_word(
			best[index_is_stem(c->index, a->terms[m.at_a])],
			(struct word){ a->terms[m.at_a],
				       (float)doc_weights(a)[m.at_a] *
					       (float)doc_weights(b)[m.at_b] });
	}
	stems = best[false][0].weight <= 0;
	for (int k = 0; k < RELATED_WORDS && best[stems][k].weight > 0; k++) {
		g_string_append_printf(
			out, "%s%s", k ? " " : "",
			index_word(c->index, best[stems][k].term));
		if (stems)
			g_string_truncate(out, out->len - 1);
		if (stems)
			g_string_append(out, "…");
	}
	return g_string_chunk_insert(c->words, out->str);
}

/* What the headlines of a list must differ in. */
struct rules {
	bool events, outlets, wording;
};

/* A list being made. */
struct selection {
	bool same; /* of reports of its event; else of related stories */
	guint limit;
	GArray *out; /* struct companion */
};

static bool fits(Companions *c, uint32_t n, struct rules rules)
{
	const struct doc *d = index_doc(c->index, n);

	for (guint i = 0; i < c->chosen->len; i++) {
		uint32_t there = g_array_index(c->chosen, uint32_t, i);
		const struct doc *other = index_doc(c->index, there);

		if (there == n ||
		    (rules.events && other->cluster == d->cluster) ||
		    (rules.outlets && other->source == d->source) ||
		    (rules.wording && are_copies(other, d)))
			return false;
	}
	return true;
}

static bool is_listed(const Companions *c, uint32_t n)
{
	for (guint i = 0; i < c->listed->len; i++)
		if (g_array_index(c->listed, uint32_t, i) == n)
			return true;
	return false;
}

/* Whether a match may be in the list. What could be a report of the event, but is a
 * second one of an outlet in that list, is a related story; where the list is full, the
 * event is so large that the other lists would be full of it, too. */
static bool is_wanted(const Companions *c, const struct selection *s,
		      const struct rated *m)
{
	return m->tied &&
	       (s->same || !m->same ||
		(c->listed->len < s->limit && !is_listed(c, m->doc)));
}

/* Adds the stories that keep to the rules, best first, until the list is full. */
static void choose(Companions *c, const struct selection *s,
		   const GArray *rated, struct rules rules)
{
	for (guint i = 0; i < rated->len && c->chosen->len < s->limit; i++) {
		const struct rated *m = &g_array_index(rated, struct rated, i);
		const struct doc *d = index_doc(c->index, m->doc);
		struct companion one = { d->id, s->same, m->score, NULL };

		if (!is_wanted(c, s, m) || !fits(c, m->doc, rules))
			continue;
		one.words = shared_words(c, index_doc(c->index, m->to), d);
		g_array_append_val(s->out, one);
		g_array_append_val(c->chosen, m->doc);
	}
}

/* The score as another report of the event of `self`. */
static float rate_same(const struct doc *self, const struct doc *d,
		       const struct match *m)
{
	return m->expanded * cluster_closeness(self->time, d->time) +
	       (d->cluster == self->cluster ? EVENT_LIFT : 0) +
	       (d->fold && d->fold == self->fold ? LINE_LIFT : 0);
}

/* Reports of the same cluster are of its event; others if their own words say so. */
static bool is_same(const struct doc *self, const struct doc *d,
		    const struct tie *tie)
{
	return ABS(d->time - self->time) <= SAME_WINDOW &&
	       (d->cluster == self->cluster ||
		(tie->evidence == EVIDENCE_SAME && tie->own &&
		 d->source != self->source));
}

/* Puts a match into one of the lists, or into none. */
static void rate(Companions *c, uint32_t n, const struct match *m)
{
	const struct doc *self = index_doc(c->index, n);
	const struct doc *d = index_doc(c->index, m->doc);
	struct rated r = { m->doc, rate_same(self, d, m), false, true, n };
	struct tie tie;

	if (MAX(r.score, m->expanded) < RELATED_LEAST)
		return;
	tie = ties_with(c->ties, m->doc);
	if (index_leaves_out(c->index, INDEX_EVIDENCE))
		tie.evidence = EVIDENCE_SAME;
	if (r.score >= SAME_LEAST && is_same(self, d, &tie)) {
		g_array_append_val(c->same, r);
		r.same = true;
		if (d->fold == self->fold)
			return;
	}
	if (m->expanded >= RELATED_LEAST && tie.evidence != EVIDENCE_NONE &&
	    !is_copy(self, d, tie.both)) {
		r.tied = tie.tied || index_leaves_out(c->index, INDEX_TIES);
		r.to = tie.tied ? tie.to : n;
		r.score = m->expanded +
			  WORD_LIFT * (float)MIN(tie.words, WORDS_MOST);
		g_array_append_val(c->other, r);
	}
}

/* The words of the story and of the first reports of its event. */
static void learn_words(Companions *c, uint32_t n)
{
	uint32_t event = index_doc(c->index, n)->cluster;

	ties_begin(c->ties, n);
	for (guint i = 0; i < c->matches->len; i++) {
		uint32_t mate = g_array_index(c->matches, struct match, i).doc;

		if (mate != n && index_doc(c->index, mate)->cluster == event)
			ties_add_mate(c->ties, mate);
	}
}

static void rate_matches(Companions *c, uint32_t n)
{
	learn_words(c, n);
	for (guint i = 0; i < c->matches->len; i++)
		rate(c, n, &g_array_index(c->matches, struct match, i));
	g_array_sort_with_data(c->same, by_score, c->index);
	g_array_sort_with_data(c->other, by_score, c->index);
}

/* Drops candidates beyond SAME_MOST of its event and OTHER_MOST others: the reports
 * of a large event would be all that is compared. */
static void limit_candidates(Companions *c, uint32_t n)
{
	uint32_t event = index_doc(c->index, n)->cluster;
	guint same = 0, other = 0, kept = 0;

	for (guint i = 0; i < c->found->len; i++) {
		uint32_t doc = g_array_index(c->found, uint32_t, i);
		bool stays = index_doc(c->index, doc)->cluster == event
				     ? same++ < SAME_MOST
				     : other++ < OTHER_MOST;

		if (stays)
			g_array_index(c->found, uint32_t, kept++) = doc;
	}
	g_array_set_size(c->found, kept);
}

static void find_matches(Companions *c, uint32_t n)
{
	g_array_set_size(c->found, 0);
	g_array_set_size(c->matches, 0);
	g_array_set_size(c->same, 0);
	g_array_set_size(c->other, 0);
	g_string_chunk_clear(c->words);
	retrieval_find(c->retrieval, n, c->found);
	limit_candidates(c, n);
	similarity_compare(c->matcher, n, c->found, c->matches);
	similarity_expand(c->matcher, n, c->matches);
}

static void add_ids(Companions *c, const GArray *rated, GArray *out)
{
	for (guint i = 0; i < MIN(rated->len, NEAR_MOST); i++) {
		uint32_t n = g_array_index(rated, struct rated, i).doc;

		g_array_append_val(out, index_doc(c->index, n)->id);
	}
}

void companions_list(Companions *c, uint32_t n, guint limit, GArray *out)
{
	struct selection s = { true, limit, out };

	find_matches(c, n);
	rate_matches(c, n);
	g_array_set_size(c->chosen, 0);
	g_array_set_size(c->listed, 0);
	choose(c, &s, c->same, (struct rules){ .outlets = true });
	g_array_append_vals(c->listed, c->chosen->data, c->chosen->len);
	g_array_set_size(c->chosen, 0);
	s.same = false;
	/* each outlet once, and where that does not fill the list, again */
	choose(c, &s, c->other, (struct rules){ true, true, true });
	choose(c, &s, c->other,
	       (struct rules){ .events = true, .wording = true });
}

void companions_near(Companions *c, GArray *ids)
{
	add_ids(c, c->same, ids);
	add_ids(c, c->other, ids);
}
