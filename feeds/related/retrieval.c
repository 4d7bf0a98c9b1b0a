#include "feeds/related/retrieval.h"

#include "feeds/related/scratch.h"

#include <stdlib.h>

#define COMMON_SHARE  25    /* terms in more than a 25th of all are skipped, */
#define COMMON_LEAST  200   /* if they are in more stories than this */
#define POSTINGS_MOST 10000 /* postings read for one story */
#define BINS          512   /* of the histogram of sums */

struct retrieval {
	Index *index;
	struct scratch sums; /* by story: shared weight so far */
	GArray *touched;     /* uint32_t: stories whose sum is not 0 */
};

Retrieval *retrieval_new(Index *x)
{
	Retrieval *r = g_new0(Retrieval, 1);

	r->index = x;
	r->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return r;
}

void retrieval_free(Retrieval *r)
{
	if (!r)
		return;
	g_free(r->sums.at);
	g_array_free(r->touched, TRUE);
	g_free(r);
}

/* A term of the story for which candidates are found. */
struct query_term {
	uint32_t term, count;
	float weight;
};

static int by_count(const void *a, const void *b)
{
	const struct query_term *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return (x->term > y->term) - (x->term < y->term);
}

/* The stories within the window around n: numbers from `from` to before `to`.
 * Stories older than the index's window were added in the order of time. */
struct range {
	uint32_t from, to;
};

static bool is_far(Index *x, uint32_t a, uint32_t b)
{
	int64_t apart = index_doc(x, a)->time - index_doc(x, b)->time;

	return ABS(apart) > INDEX_WINDOW;
}

static struct range window_of(Index *x, uint32_t n)
{
	struct range range = { index_first(x), index_size(x) };

	if (n >= range.from)
		return range;
	for (range.from = n; range.from > 0 && !is_far(x, range.from - 1, n);)
		range.from--;
	for (range.to = n + 1;
	     range.to < index_size(x) && !is_far(x, range.to, n);)
		range.to++;
	return range;
}

/* How many of the ascending numbers are below `most`. */
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

/* Adds a term's share to the sums of its postings; how many these are. The weight
 * of the term in the other story is not looked up: it is about that in n, apart
 * from the vectors' lengths, and looking it up would load every doc. */
static uint32_t add_postings(Retrieval *r, const struct query_term *term,
			     struct range range)
{
	uint32_t n, met = 0;
	const uint32_t *docs = index_postings(r->index, term->term, &n);
	float *sums = r->sums.at;
	float square = term->weight * term->weight;

	n = count_below(docs, n, range.to);
	for (; n > 0 && docs[n - 1] >= range.from; n--, met++) {
		uint32_t doc = docs[n - 1];

		if (sums[doc] == 0)
			g_array_append_val(r->touched, doc);
		sums[doc] += square;
	}
	return met;
}

static void add_all_postings(Retrieval *r, uint32_t n)
{
	Index *x = r->index;
	const struct doc *self = index_doc(x, n);
	uint32_t common = MAX((index_size(x) - index_first(x)) / COMMON_SHARE,
			      COMMON_LEAST);
	struct range range = window_of(x, n);
	struct query_term terms[TERMS_MAX];
	uint32_t count = 0, met = 0;

	for (uint32_t i = 0; i < self->n_terms; i++) {
		struct query_term term = { self->terms[i],
					   index_frequency(x, self->terms[i]),
					   doc_weights(self)[i] };

		if (term.weight > 0 && term.count <= common)
			terms[count++] = term;
	}
	qsort(terms, count, sizeof *terms, by_count);
	scratch_grow(&r->sums, index_size(x));
	for (uint32_t i = 0; i < count && met < POSTINGS_MOST; i++)
		met += add_postings(r, &terms[i], range);
}

/* The sum from which on there are about RETRIEVAL_MOST stories, by a histogram. */
static float sum_of_best(const Retrieval *r, float most)
{
	uint32_t bins[BINS + 1] = { 0 }, n = 0;
	int bin = BINS;

	for (guint i = 0; i < r->touched->len; i++) {
		uint32_t doc = g_array_index(r->touched, uint32_t, i);

		bins[(int)(r->sums.at[doc] / most * BINS)]++;
	}
	while (bin > 0 && n + bins[bin] <= RETRIEVAL_MOST)
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

/* The best of the touched stories; of equals the newer first. Clears the sums. */
static GArray *take_best(Retrieval *r, uint32_t n)
{
	const float *lengths = index_lengths(r->index);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct found));
	float *sums = r->sums.at, most = 0, least;

	sums[n] = 0;
	for (guint i = 0; i < r->touched->len; i++) {
		uint32_t doc = g_array_index(r->touched, uint32_t, i);

		sums[doc] /= MAX(lengths[doc], 1e-3F);
		most = MAX(most, sums[doc]);
	}
	least = most > 0 ? sum_of_best(r, most) : 0;
	for (guint i = 0; i < r->touched->len; i++) {
		struct found f = { g_array_index(r->touched, uint32_t, i), 0 };

		f.sum = sums[f.doc];
		sums[f.doc] = 0;
		if (f.sum > 0 && f.sum >= least && !is_far(r->index, f.doc, n))
			g_array_append_val(all, f);
	}
	g_array_set_size(r->touched, 0);
	g_array_sort(all, by_sum);
	return all;
}

void retrieval_find(Retrieval *r, uint32_t n, GArray *docs)
{
	g_autoptr(GArray) all = NULL;

	add_all_postings(r, n);
	all = take_best(r, n);
	for (guint i = 0; i < MIN(all->len, RETRIEVAL_MOST); i++)
		g_array_append_val(docs,
				   g_array_index(all, struct found, i).doc);
}
