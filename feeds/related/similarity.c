#include "feeds/related/similarity.h"

#include "feeds/related/scratch.h"

#include <math.h>
#include <string.h>

#define SHARE_WORDS 0.75F /* of a score; the 4-grams have the rest */
#define NEAR_LEAST  0.1F  /* direct score of a neighbour */

struct matcher {
	Index *index;
	struct scratch terms;  /* by term: its weight in the vector in hand */
	struct scratch known;  /* by story: its product with that vector */
	GArray *touched_known; /* uint32_t: stories whose `known` is set */
	uint8_t grams[UINT16_MAX + 1]; /* whether the story in hand has it */
};

Matcher *matcher_new(Index *x)
{
	Matcher *m = g_new0(Matcher, 1);

	m->index = x;
	m->touched_known = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return m;
}

void matcher_free(Matcher *m)
{
	if (!m)
		return;
	g_free(m->terms.at);
	g_free(m->known.at);
	g_array_free(m->touched_known, TRUE);
	g_free(m);
}

static void add_terms(Matcher *m, const struct doc *d, float share)
{
	const uint16_t *weights = doc_weights(d);

	share /= DOC_WEIGHT_ONE;
	for (uint32_t i = 0; i < d->n_terms; i++)
		m->terms.at[d->terms[i]] += share * (float)weights[i];
}

/* Removes a story's terms from the vector; the sum of their squares. */
static double remove_terms(Matcher *m, const struct doc *d)
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
	return sum / DOC_WEIGHT_ONE;
}

/* The expanded vector: a story's own terms, and those of its neighbours by their
 * scores. */
static void add_expanded(Matcher *m, const struct doc *d)
{
	scratch_grow(&m->terms, index_terms(m->index));
	add_terms(m, d, 1);
	for (uint32_t i = 0; i < d->n_near; i++)
		add_terms(m, index_doc(m->index, d->near[i].doc),
			  d->near[i].score);
}

/* Removes it again; its length. */
static float remove_expanded(Matcher *m, const struct doc *d)
{
	double sum = remove_terms(m, d);

	for (uint32_t i = 0; i < d->n_near; i++)
		sum += remove_terms(m, index_doc(m->index, d->near[i].doc));
	return (float)sqrt(sum);
}

/* Adds the 4-grams of a story to the set, or removes them. */
static void flip_grams(Matcher *m, const struct doc *d)
{
	for (uint32_t i = 0; i < d->n_grams; i++)
		m->grams[doc_grams(d)[i]] ^= 1;
}

/* The cosine of the 4-grams of a story and those of `self`, which are in the set. */
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

	scratch_grow(&m->terms, index_terms(m->index));
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
	remove_terms(m, self);
	flip_grams(m, self);
}

/* Inserts a neighbour, best first; false if the list is full of better ones. */
static bool put_near(struct doc *d, uint32_t other, float score)
{
	uint16_t at = d->n_near;

	if (at == DOC_NEAR && d->near[at - 1].score >= score)
		return false;
	if (at == DOC_NEAR)
		at--;
	else
		d->n_near++;
	for (; at > 0 && d->near[at - 1].score < score; at--)
		d->near[at] = d->near[at - 1];
	d->near[at] = (struct near){ other, score };
	d->expanded = 0;
	return true;
}

bool similarity_link(Matcher *m, uint32_t a, uint32_t b, float score)
{
	bool one = put_near(index_doc(m->index, a), b, score);
	bool other = put_near(index_doc(m->index, b), a, score);

	return one || other;
}

void similarity_link_all(Matcher *m, uint32_t n, const GArray *matches,
			 GArray *linked)
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
			    DOC_NEAR_WINDOW &&
		    similarity_link(m, n, near.doc, near.score))
			g_array_append_val(linked, near);
	}
}

/* The product of a story with the vector in hand, computed once: a story is a
 * neighbour of many of the matches. */
static float known_product(Matcher *m, uint32_t n)
{
	float *known = &m->known.at[n];

	if (*known == 0) {
		*known = product(m, index_doc(m->index, n));
		g_array_append_val(m->touched_known, n);
	}
	return *known;
}

static float expanded_product(Matcher *m, uint32_t n)
{
	const struct doc *d = index_doc(m->index, n);
	float sum = known_product(m, n);

	for (uint32_t i = 0; i < d->n_near; i++)
		sum += d->near[i].score * known_product(m, d->near[i].doc);
	return sum;
}

static void compute_length(Matcher *m, struct doc *d)
{
	if (d->expanded != 0)
		return;
	add_expanded(m, d);
	d->expanded = remove_expanded(m, d);
}

static void clear_known(Matcher *m)
{
	for (guint i = 0; i < m->touched_known->len; i++)
		m->known.at[g_array_index(m->touched_known, uint32_t, i)] = 0;
	g_array_set_size(m->touched_known, 0);
}

void similarity_expand(Matcher *m, uint32_t n, GArray *matches)
{
	struct doc *self = index_doc(m->index, n);

	/* lengths first: they use the one vector of the matcher, too */
	compute_length(m, self);
	for (guint i = 0; i < matches->len; i++)
		compute_length(
			m,
			index_doc(m->index,
				  g_array_index(matches, struct match, i).doc));
	scratch_grow(&m->known, index_size(m->index));
	add_expanded(m, self);
	for (guint i = 0; i < matches->len; i++) {
		struct match *match = &g_array_index(matches, struct match, i);
		float lengths = self->expanded *
				index_doc(m->index, match->doc)->expanded;
		float grams = match->direct - SHARE_WORDS * match->words;

		match->expanded = grams;
		if (lengths > 0)
			match->expanded += SHARE_WORDS *
					   expanded_product(m, match->doc) /
					   lengths;
	}
	remove_expanded(m, self);
	clear_known(m);
}
