#include "feeds/related/similarity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHARE_WORDS  0.75F /* of a score; the 4-grams have the rest */
#define NEAR_LEAST   0.1F  /* a neighbour scores at least this */
#define COMMON_SHARE 25    /* a word in more than a 25th of all is no road */
#define COMMON_LEAST 200   /* but it takes so many stories to say so */
#define ROADS_MOST   10000 /* stories that are met on all roads */
#define BINS         512   /* of scores, to find the best */

/* Numbers by story or by term, zero between calls; grows with what it is for. */
struct scratch {
	float *at;
	uint32_t room;
};

struct matcher {
	Index *index;
	struct scratch sums;   /* of a story: likeness so far */
	struct scratch terms;  /* of a term: its weight in the vector in hand */
	struct scratch known;  /* of a story: its product with that vector */
	GArray *touched;       /* uint32_t: whose sums are not zero */
	GArray *touched_known; /* uint32_t: likewise */
	uint8_t grams[UINT16_MAX + 1]; /* whether the story in hand has it */
};

Matcher *matcher_new(Index *x)
{
	Matcher *m = g_new0(Matcher, 1);

	m->index = x;
	m->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	m->touched_known = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return m;
}

void matcher_free(Matcher *m)
{
	if (!m)
		return;
	g_free(m->sums.at);
	g_free(m->terms.at);
	g_free(m->known.at);
	g_array_free(m->touched, TRUE);
	g_array_free(m->touched_known, TRUE);
	g_free(m);
}

static void make_room(struct scratch *s, uint32_t wanted)
{
	uint32_t more = MAX(wanted, s->room + s->room / 2);

	if (s->room >= wanted)
		return;
	s->at = g_renew(float, s->at, more);
	memset(s->at + s->room, 0, (more - s->room) * sizeof *s->at);
	s->room = more;
}

/* ---- vectors ---- */

static void add_terms(Matcher *m, const struct doc *d, float share)
{
	const uint16_t *weights = doc_weights(d);

	share /= INDEX_WEIGHT_ONE;
	for (uint32_t i = 0; i < d->n_terms; i++)
		m->terms.at[d->terms[i]] += share * (float)weights[i];
}

/* Takes a story's terms out of the vector; what their squares add up to. */
static double take_terms(Matcher *m, const struct doc *d)
{
	double sum = 0;

	for (uint32_t i = 0; i < d->n_terms; i++) {
		float *at = &m->terms.at[d->terms[i]];

		sum += (double)*at * *at;
		*at = 0;
	}
	return sum;
}

static float product(const Matcher *m, const struct doc *d)
{
	const uint16_t *weights = doc_weights(d);
	float sum = 0;

	for (uint32_t i = 0; i < d->n_terms; i++)
		sum += m->terms.at[d->terms[i]] * (float)weights[i];
	return sum / INDEX_WEIGHT_ONE;
}

/* The story's own terms, and its neighbours' as far as they are like it. */
static void spread_out(Matcher *m, const struct doc *d)
{
	make_room(&m->terms, index_terms(m->index));
	add_terms(m, d, 1);
	for (uint32_t i = 0; i < d->n_near; i++)
		add_terms(m, index_doc(m->index, d->near[i].doc),
			  d->near[i].score);
}

/* Leaves zeros behind; gives the vector's length. */
static float fold_up(Matcher *m, const struct doc *d)
{
	double sum = take_terms(m, d);

	for (uint32_t i = 0; i < d->n_near; i++)
		sum += take_terms(m, index_doc(m->index, d->near[i].doc));
	return (float)sqrt(sum);
}

/* ---- candidates ---- */

/* A term that leads to other stories. */
struct road {
	uint32_t term, count;
	float weight;
};

static int by_count(const void *a, const void *b)
{
	const struct road *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return (x->term > y->term) - (x->term < y->term);
}

/* Stories within the window around n: those from `from` to before `to`. The
 * dead of an index that keeps them came in order of time. */
struct reach {
	uint32_t from, to;
};

static bool is_far(Index *x, uint32_t a, uint32_t b)
{
	int64_t apart = index_doc(x, a)->time - index_doc(x, b)->time;

	return ABS(apart) > INDEX_WINDOW;
}

static struct reach reach_of(Index *x, uint32_t n)
{
	struct reach r = { index_first(x), index_size(x) };

	if (n >= r.from)
		return r;
	for (r.from = n; r.from > 0 && !is_far(x, r.from - 1, n);)
		r.from--;
	for (r.to = n + 1; r.to < index_size(x) && !is_far(x, r.to, n);)
		r.to++;
	return r;
}

/* How many of them are below `most`. */
static uint32_t count_below(const uint32_t *docs, uint32_t n, uint32_t most)
{
	uint32_t low = 0;

	while (low < n) {
		uint32_t middle = low + (n - low) / 2;

		if (docs[middle] < most)
			low = middle + 1;
		else
			n = middle;
	}
	return low;
}

/* Adds to the sums of the stories on one road; how many it met. A story's own
 * weight of the term is not looked up: it is about that of n, but for the
 * lengths, so that the best are found without touching the others. */
static uint32_t follow(Matcher *m, const struct road *road, struct reach reach)
{
	uint32_t n, met = 0;
	const uint32_t *docs = index_holders(m->index, road->term, &n);
	float *sums = m->sums.at;
	float square = road->weight * road->weight;

	n = count_below(docs, n, reach.to);
	for (; n > 0 && docs[n - 1] >= reach.from; n--, met++) {
		uint32_t doc = docs[n - 1];

		if (sums[doc] == 0)
			g_array_append_val(m->touched, doc);
		sums[doc] += square;
	}
	return met;
}

static void follow_all(Matcher *m, uint32_t n)
{
	Index *x = m->index;
	const struct doc *self = index_doc(x, n);
	uint32_t common = MAX((index_size(x) - index_first(x)) / COMMON_SHARE,
			      COMMON_LEAST);
	struct reach reach = reach_of(x, n);
	struct road roads[TERMS_MAX];
	uint32_t count = 0, met = 0;

	for (uint32_t i = 0; i < self->n_terms; i++) {
		struct road road = { self->terms[i],
				     index_count(x, self->terms[i]),
				     doc_weights(self)[i] };

		if (road.weight > 0 && road.count <= common)
			roads[count++] = road;
	}
	qsort(roads, count, sizeof *roads, by_count);
	make_room(&m->sums, index_size(x));
	for (uint32_t i = 0; i < count && met < ROADS_MOST; i++)
		met += follow(m, &roads[i], reach);
}

/* The likeness from which on there are about as many as are wanted. */
static float best_from(const Matcher *m, float most)
{
	uint32_t bins[BINS + 1] = { 0 }, n = 0;
	int bin = BINS;

	for (guint i = 0; i < m->touched->len; i++) {
		uint32_t doc = g_array_index(m->touched, uint32_t, i);

		bins[(int)(m->sums.at[doc] / most * BINS)]++;
	}
	while (bin > 0 && n + bins[bin] <= SIMILARITY_MOST)
		n += bins[bin--];
	return most * (float)bin / BINS;
}

struct found {
	uint32_t doc;
	float sum;
};

static int by_sum(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->sum != y->sum)
		return x->sum < y->sum ? 1 : -1;
	return x->doc < y->doc ? 1 : -1;
}

/* The most alike of those that were touched, the newer first of equals. Leaves
 * zeros behind. */
static GArray *collect(Matcher *m, uint32_t n)
{
	const float *lengths = index_lengths(m->index);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct found));
	float *sums = m->sums.at, most = 0, least;

	sums[n] = 0;
	for (guint i = 0; i < m->touched->len; i++) {
		uint32_t doc = g_array_index(m->touched, uint32_t, i);

		sums[doc] /= MAX(lengths[doc], 1e-3F);
		most = MAX(most, sums[doc]);
	}
	least = most > 0 ? best_from(m, most) : 0;
	for (guint i = 0; i < m->touched->len; i++) {
		struct found f = { g_array_index(m->touched, uint32_t, i), 0 };

		f.sum = sums[f.doc];
		sums[f.doc] = 0;
		if (f.sum > 0 && f.sum >= least && !is_far(m->index, f.doc, n))
			g_array_append_val(all, f);
	}
	g_array_set_size(m->touched, 0);
	g_array_sort(all, by_sum);
	return all;
}

void similarity_find(Matcher *m, uint32_t n, GArray *docs)
{
	g_autoptr(GArray) all = NULL;

	follow_all(m, n);
	all = collect(m, n);
	for (guint i = 0; i < MIN(all->len, SIMILARITY_MOST); i++)
		g_array_append_val(docs,
				   g_array_index(all, struct found, i).doc);
}

/* Takes the 4-grams of a story into the set, or out of it. */
static void flip_grams(Matcher *m, const struct doc *d)
{
	for (uint32_t i = 0; i < d->n_grams; i++)
		m->grams[doc_grams(d)[i]] ^= 1;
}

/* The cosine of a story's 4-grams and those of `self`, which are in the set. */
static float gram_cosine(const Matcher *m, const struct doc *self,
			 const struct doc *d)
{
	const uint16_t *grams = doc_grams(d);
	uint32_t both = 0;

	for (uint32_t i = 0; i < d->n_grams; i++)
		both += m->grams[grams[i]];
	return both ? (float)both /
			       sqrtf((float)self->n_grams * (float)d->n_grams)
		    : 0;
}

void similarity_compare(Matcher *m, uint32_t n, const GArray *docs, GArray *out)
{
	const struct doc *self = index_doc(m->index, n);

	make_room(&m->terms, index_terms(m->index));
	add_terms(m, self, 1);
	flip_grams(m, self);
	for (guint i = 0; i < docs->len; i++) {
		struct match match = { g_array_index(docs, uint32_t, i), 0, 0,
				       0 };
		const struct doc *d = index_doc(m->index, match.doc);

		match.words = product(m, d);
		match.direct = SHARE_WORDS * match.words +
			       (1 - SHARE_WORDS) * gram_cosine(m, self, d);
		g_array_append_val(out, match);
	}
	take_terms(m, self);
	flip_grams(m, self);
}

/* ---- neighbours ---- */

/* Puts a neighbour in its place; false if the list is full of better ones. */
static bool put_near(struct doc *d, uint32_t other, float score)
{
	uint16_t at = d->n_near;

	if (at == INDEX_NEAR && d->near[at - 1].score >= score)
		return false;
	if (at == INDEX_NEAR)
		at--;
	else
		d->n_near++;
	for (; at > 0 && d->near[at - 1].score < score; at--)
		d->near[at] = d->near[at - 1];
	d->near[at] = (struct near){ other, score };
	d->spread = 0;
	return true;
}

bool similarity_meet(Matcher *m, uint32_t a, uint32_t b, float score)
{
	bool one = put_near(index_doc(m->index, a), b, score);
	bool other = put_near(index_doc(m->index, b), a, score);

	return one || other;
}

void similarity_meet_all(Matcher *m, uint32_t n, const GArray *matches,
			 GArray *met)
{
	int64_t time = index_doc(m->index, n)->time;

	if (index_leaves_out(m->index, INDEX_NEIGHBOURS))
		return;
	for (guint i = 0; i < matches->len; i++) {
		const struct match *match =
			&g_array_index(matches, struct match, i);
		struct near near = { match->doc, match->direct };

		if (near.score >= NEAR_LEAST &&
		    ABS(index_doc(m->index, near.doc)->time - time) <=
			    INDEX_NEAR_WINDOW &&
		    similarity_meet(m, n, near.doc, near.score))
			g_array_append_val(met, near);
	}
}

/* A story's product with the vector in hand: many are neighbours of many. */
static float known_product(Matcher *m, uint32_t n)
{
	float *known = &m->known.at[n];

	if (*known == 0) {
		*known = product(m, index_doc(m->index, n));
		g_array_append_val(m->touched_known, n);
	}
	return *known;
}

static float spread_product(Matcher *m, uint32_t n)
{
	const struct doc *d = index_doc(m->index, n);
	float sum = known_product(m, n);

	for (uint32_t i = 0; i < d->n_near; i++)
		sum += d->near[i].score * known_product(m, d->near[i].doc);
	return sum;
}

static void know_length(Matcher *m, struct doc *d)
{
	if (d->spread != 0)
		return;
	spread_out(m, d);
	d->spread = fold_up(m, d);
}

static void forget_known(Matcher *m)
{
	for (guint i = 0; i < m->touched_known->len; i++)
		m->known.at[g_array_index(m->touched_known, uint32_t, i)] = 0;
	g_array_set_size(m->touched_known, 0);
}

void similarity_expand(Matcher *m, uint32_t n, GArray *matches)
{
	struct doc *self = index_doc(m->index, n);

	/* lengths first: there is but one vector */
	know_length(m, self);
	for (guint i = 0; i < matches->len; i++)
		know_length(
			m,
			index_doc(m->index,
				  g_array_index(matches, struct match, i).doc));
	make_room(&m->known, index_size(m->index));
	spread_out(m, self);
	for (guint i = 0; i < matches->len; i++) {
		struct match *match = &g_array_index(matches, struct match, i);
		float lengths =
			self->spread * index_doc(m->index, match->doc)->spread;
		float grams = match->direct - SHARE_WORDS * match->words;

		match->expanded = grams;
		if (lengths > 0)
			match->expanded += SHARE_WORDS *
					   spread_product(m, match->doc) /
					   lengths;
	}
	fold_up(m, self);
	forget_known(m);
}
