#include "feeds/related/link.h"

#include "feeds/related/evidence.h"
#include "src/base/clock.h"

#include <math.h>

#define LINK_LEAST    0.33F             /* of direct score and words together */
#define WORDS_LEAST   2.0F              /* telling words in common */
#define WORDS_MOST    5.0F              /* of these more do not count */
#define WORD_LIFT     0.05F             /* for each above the least */
#define NAME_SHARE    0.5F              /* a name counts half of another word */
#define NUMBER_SHARE  0.5F              /* the weight of a number as a name */
#define CONTRADICTION 0.5F              /* own names over shared ones */
#define BELL          (36 * CLOCK_HOUR) /* standard deviation in time */
#define OLDER         (24 * CLOCK_HOUR) /* a story of an earlier event */
#define SHARED_MOST   24                /* words in common that are looked up */
#define POSTINGS_MOST 2000              /* read to find older stories */

/* One of the two. */
struct side {
	Index *index;
	const struct doc *doc;
	const uint8_t *marks;
	uint32_t at; /* the term that the comparison has reached */
	float own;   /* weight of the names that only it has, in its title */
};

/* What both have. */
struct shared {
	float words; /* telling ones, names counted by NAME_SHARE */
	float names; /* weight of the names and numbers, the lighter side */
	uint32_t terms[SHARED_MOST];
	uint32_t n_terms;
};

static struct side side_of(Index *x, uint32_t n)
{
	const struct doc *d = index_doc(x, n);

	return (struct side){ x, d, doc_marks(d), 0, 0 };
}

static bool has_marks(const struct side *s, unsigned marks)
{
	return (s->marks[s->at] & marks) == marks;
}

/* A name by its capital, or, where capitals distinguish nothing, by how others write
 * it. */
static bool is_name(const struct side *s)
{
	return has_marks(s, MARK_NAME) ||
	       (has_marks(s, MARK_LARGE) &&
		index_is_name(s->index, s->doc->terms[s->at]));
}

static bool is_telling_word(const struct side *s)
{
	return has_marks(s, MARK_WORD) && evidence_tells(s->doc, s->at);
}

static float name_weight(const struct side *s)
{
	float w = (float)doc_weights(s->doc)[s->at] / DOC_WEIGHT_ONE;

	return w * w * (has_marks(s, MARK_NUMBER) ? NUMBER_SHARE : 1.0F);
}

/* Whether the next term is in this story only. */
static bool is_own(const struct side *s, const struct side *other)
{
	return s->at < s->doc->n_terms &&
	       (other->at == other->doc->n_terms ||
		s->doc->terms[s->at] < other->doc->terms[other->at]);
}

static void count_own(struct side *s, bool soon)
{
	if (has_marks(s, MARK_TITLED) && is_name(s) &&
	    !(soon && has_marks(s, MARK_NUMBER)))
		s->own += name_weight(s);
}

static void count_shared(const struct side *a, const struct side *b,
			 struct shared *both)
{
	bool name = is_name(a) || is_name(b);

	if (name)
		both->names += MIN(name_weight(a), name_weight(b));
	if (!is_telling_word(a) || !is_telling_word(b) ||
	    (has_marks(a, MARK_LEAD) && has_marks(b, MARK_LEAD)))
		return;
	both->words += name && !has_marks(a, MARK_NUMBER) ? NAME_SHARE : 1.0F;
	if (both->n_terms < SHARED_MOST)
		both->terms[both->n_terms++] = a->doc->terms[a->at];
}

static void compare(struct side *a, struct side *b, struct shared *both)
{
	bool soon = ABS(a->doc->time - b->doc->time) <= OLDER;

	while (a->at < a->doc->n_terms || b->at < b->doc->n_terms) {
		bool own = is_own(a, b), others = is_own(b, a);

		if (own)
			count_own(a, soon);
		else if (others)
			count_own(b, soon);
		else
			count_shared(a, b, both);
		a->at += !others;
		b->at += !own;
	}
}

static bool contradict(const struct side *a, const struct side *b,
		       const struct shared *both)
{
	float lighter = MIN(a->own, b->own);

	return lighter > 0 && lighter >= CONTRADICTION * both->names;
}

static bool has_term(const struct doc *d, uint32_t term)
{
	uint32_t low = 0, high = d->n_terms;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (d->terms[middle] < term)
			low = middle + 1;
		else
			high = middle;
	}
	return low < d->n_terms && d->terms[low] == term;
}

/* Whether a story has three quarters of the shared words. */
static bool has_most(const struct doc *d, const struct shared *both)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < both->n_terms; i++)
		n += has_term(d, both->terms[i]);
	return n * 4 >= both->n_terms * 3;
}

/* Whether an older story has most of the shared words. One that has three quarters of
 * them has one of any quarter and one more. */
static bool are_known(Index *x, const struct shared *both, int64_t before)
{
	uint32_t terms = both->n_terms / 4 + 1, left = POSTINGS_MOST;

	for (uint32_t i = 0; i < MIN(terms, both->n_terms); i++) {
		uint32_t n;
		const uint32_t *docs = index_postings(x, both->terms[i], &n);

		for (uint32_t k = 0; k < n && left > 0; k++, left--) {
			const struct doc *d = index_doc(x, docs[k]);

			if (docs[k] >= index_first(x) && d->time < before &&
			    has_most(d, both))
				return true;
		}
	}
	return false;
}

bool link_is_sure(Index *x, const struct link_pair *p)
{
	struct side a = side_of(x, p->one), b = side_of(x, p->other);
	struct shared both = { 0 };
	double apart = (double)(a.doc->time - b.doc->time) / BELL;
	float score = p->direct * (float)exp(-apart * apart / 2);

	compare(&a, &b, &both);
	if (both.words < WORDS_LEAST)
		return false;
	score += WORD_LIFT * (MIN(both.words, WORDS_MOST) - WORDS_LEAST);
	return score >= LINK_LEAST && !contradict(&a, &b, &both) &&
	       !are_known(x, &both, MIN(a.doc->time, b.doc->time) - OLDER);
}
