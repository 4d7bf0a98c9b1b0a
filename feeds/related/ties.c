#include "feeds/related/ties.h"

#include <string.h>

#define WORDS  2    /* telling words in common that tie, */
#define WEIGHT 9.0F /* such as two that one story in 350 has */
#define HABIT  1.5F /* times as much within an outlet: its own phrases */

/* A term that one of them has. */
struct entry {
	uint32_t term;
	uint32_t at; /* its index in the story, and one; or 0 */
	float weight[1 +
		     TIES_MATES]; /* where it tells, in the story and its mates;
					 not divided by the length of the vector */
	uint16_t
		leads; /* bits: it is in the lead-in or the tail of the title */
};

struct ties {
	Index *index;
	uint16_t *entry_of; /* by term: number of the entry, and one; or 0 */
	uint32_t room;
	GArray *entries;                  /* struct entry */
	uint32_t stories[1 + TIES_MATES]; /* the story and its mates */
	unsigned n;
};

Ties *ties_new(Index *x)
{
	Ties *t = g_new0(Ties, 1);

	t->index = x;
	t->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	return t;
}

void ties_free(Ties *t)
{
	if (!t)
		return;
	g_free(t->entry_of);
	g_array_free(t->entries, TRUE);
	g_free(t);
}

static struct entry *entry_at(Ties *t, uint16_t number)
{
	return &g_array_index(t->entries, struct entry, number - 1U);
}

static void grow(Ties *t)
{
	uint32_t wanted = index_terms(t->index);

	if (t->room >= wanted)
		return;
	wanted = MAX(wanted, t->room + t->room / 2);
	t->entry_of = g_renew(uint16_t, t->entry_of, wanted);
	memset(t->entry_of + t->room, 0,
	       (wanted - t->room) * sizeof *t->entry_of);
	t->room = wanted;
}

static struct entry *need_entry(Ties *t, uint32_t term)
{
	struct entry one = { .term = term };

	if (!t->entry_of[term]) {
		g_array_append_val(t->entries, one);
		t->entry_of[term] = (uint16_t)t->entries->len;
	}
	return entry_at(t, t->entry_of[term]);
}

/* The weight of a term before the vector was normalised, of a number by half; 0 if it
 * does not tell. */
static float telling_weight(const Ties *t, uint32_t n, uint32_t i)
{
	const struct doc *d = index_doc(t->index, n);
	float weight = (float)doc_weights(d)[i] / DOC_WEIGHT_ONE *
		       index_lengths(t->index)[n];

	if (!doc_is_marked(d, i, MARK_WORD) || !evidence_tells(d, i))
		return 0;
	return doc_is_marked(d, i, MARK_NUMBER) ? weight / 2 : weight;
}

static void add_words(Ties *t, uint32_t n)
{
	const struct doc *d = index_doc(t->index, n);

	for (uint32_t i = 0; i < d->n_terms; i++) {
		float weight = telling_weight(t, n, i);
		struct entry *e;

		if (t->n && weight <= 0)
			continue;
		e = need_entry(t, d->terms[i]);
		e->weight[t->n] = weight;
		if (doc_is_marked(d, i, MARK_LEAD))
			e->leads |= (uint16_t)(1U << t->n);
		if (!t->n)
			e->at = i + 1;
	}
	t->stories[t->n++] = n;
}

void ties_begin(Ties *t, uint32_t n)
{
	for (guint i = 0; i < t->entries->len; i++)
		t->entry_of[entry_at(t, (uint16_t)(i + 1))->term] = 0;
	g_array_set_size(t->entries, 0);
	grow(t);
	t->n = 0;
	add_words(t, n);
}

void ties_add_mate(Ties *t, uint32_t n)
{
	if (t->n <= TIES_MATES)
		add_words(t, n);
}

/* The telling words in common with the story and each mate. */
struct sums {
	unsigned words[1 + TIES_MATES];
	float weight[1 + TIES_MATES];
};

static void add_word(const Ties *t, const struct entry *e, float weight,
		     bool lead, struct sums *s)
{
	for (unsigned k = 0; k < t->n; k++) {
		if (e->weight[k] <= 0 || (lead && e->leads >> k & 1))
			continue;
		s->words[k]++;
		s->weight[k] += MIN(e->weight[k], weight);
	}
}

static bool ties(const Ties *t, const struct sums *s, unsigned k,
		 const struct doc *other)
{
	const struct doc *d = index_doc(t->index, t->stories[k]);
	float least = d->source == other->source ? WEIGHT * HABIT : WEIGHT;

	return d != other && s->words[k] >= WORDS && s->weight[k] >= least;
}

struct tie ties_with(Ties *t, uint32_t other)
{
	const struct doc *d = index_doc(t->index, other);
	struct evidence_count count = {
		.one = index_doc(t->index, t->stories[0]), .other = d
	};
	struct sums sums = { 0 };
	struct tie tie = { 0 };

	for (uint32_t i = 0; i < d->n_terms; i++) {
		uint16_t number = t->entry_of[d->terms[i]];
		const struct entry *e;
		float weight;

		if (!number)
			continue;
		e = entry_at(t, number);
		if (e->at)
			evidence_count(&count, e->at - 1, i);
		weight = telling_weight(t, other, i);
		if (weight > 0)
			add_word(t, e, weight, doc_is_marked(d, i, MARK_LEAD),
				 &sums);
	}
	tie.both = count.terms;
	tie.words = sums.words[0];
	tie.evidence = evidence_judge(&count);
	tie.own = ties(t, &sums, 0, d);
	for (unsigned k = 0; k < t->n && !tie.tied; k++) {
		tie.tied = ties(t, &sums, k, d);
		tie.to = t->stories[k];
	}
	return tie;
}
