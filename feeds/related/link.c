#include "feeds/related/link.h"

#include "feeds/related/common_words.h"
#include "feeds/related/evidence.h"
#include "feeds/related/merge.h"
#include "src/base/clock.h"

#include <math.h>
#include <stdlib.h>

#define LINK_LEAST    0.33F /* of direct score and words together */
#define WORDS_LEAST   2.0F  /* telling words in common */
#define WORDS_MOST    5.0F  /* of these more do not count */
#define WORD_LIFT     0.05F /* for each above the least */
#define NAME_SHARE    0.5F  /* a name or number counts half a word */
#define TITLES_LIFT   0.05F /* where both have a title alone */
#define DOUBT         0.1F  /* where all words are names */
#define SAME_HEADLINE 0.8F  /* Jaccard index of titles of one story */
#define SAME_SERIES   0.5F  /* of one issue of a series */
#define SAME_TIME     (18 * CLOCK_HOUR) /* of a headline that does not recur */
#define NUMBER_SHARE  0.5F              /* the weight of a number as a name */
#define CONTRADICTION 0.5F              /* own names over shared ones */
#define BELL          (36 * CLOCK_HOUR) /* standard deviation in time */
#define OLDER         (24 * CLOCK_HOUR) /* a story of an earlier event */
#define SHARED_MOST   24                /* words in common that are looked up */
#define POSTINGS_MOST 2000              /* read to find older stories */

/* A term of one of the two. */
struct at {
	Index *index;
	const struct doc *doc;
	uint32_t i;
};

/* What both have, and what only one has. */
struct compared {
	float words; /* telling ones in both, names and numbers by NAME_SHARE */
	bool plain;  /* one of them at least is neither */
	bool series; /* a word is in the lead-in or the tail of both titles */
	float names; /* weight of the names and numbers in both, the lighter side */
	float own_a, own_b;    /* weight of the names that only one title has */
	bool title_a, title_b; /* there is nothing but a title */
	uint32_t titles, in_titles; /* terms of either title proper, of both */
	uint32_t terms[SHARED_MOST];
	uint32_t n_terms;
};

static bool has_marks(const struct at *t, unsigned marks)
{
	return (doc_marks(t->doc)[t->i] & marks) == marks;
}

/* A name by its capital, or, where capitals distinguish nothing, by how others write
 * it. */
static bool is_name(const struct at *t)
{
	return has_marks(t, MARK_NAME) ||
	       (has_marks(t, MARK_LARGE) &&
		index_is_name(t->index, t->doc->terms[t->i]));
}

static bool is_telling_word(const struct at *t)
{
	return has_marks(t, MARK_WORD) && evidence_tells(t->doc, t->i);
}

static float name_weight(const struct at *t)
{
	float w = (float)doc_weights(t->doc)[t->i] / DOC_WEIGHT_ONE;

	return w * w * (has_marks(t, MARK_NUMBER) ? NUMBER_SHARE : 1.0F);
}

/* What a term that only one has adds to its own names. */
static float own_weight(const struct at *t, bool soon)
{
	bool counts = has_marks(t, MARK_TITLED) && is_name(t) &&
		      !(soon && has_marks(t, MARK_NUMBER));

	return counts ? name_weight(t) : 0;
}

/* Whether a term of both is in the lead-in or the tail of both titles. */
static bool is_aside(const struct at *a, const struct at *b)
{
	return has_marks(a, MARK_LEAD) && has_marks(b, MARK_LEAD);
}

static bool are_telling(const struct at *a, const struct at *b)
{
	return is_telling_word(a) && is_telling_word(b) && !is_aside(a, b);
}

static void count_shared(const struct at *a, const struct at *b,
			 struct compared *c)
{
	bool name = is_name(a) || is_name(b);

	if (name)
		c->names += MIN(name_weight(a), name_weight(b));
	c->series |= is_aside(a, b) && has_marks(a, MARK_WORD);
	if (!are_telling(a, b))
		return;
	c->words += name ? NAME_SHARE : 1.0F;
	c->plain |= !name;
	if (c->n_terms < SHARED_MOST)
		c->terms[c->n_terms++] = a->doc->terms[a->i];
}

static void count_titled(const struct merge *m, const struct at *a,
			 const struct at *b, struct compared *c)
{
	bool in_a = m->in_a && has_marks(a, MARK_TITLED);
	bool in_b = m->in_b && has_marks(b, MARK_TITLED);

	c->title_a &= !m->in_a || in_a;
	c->title_b &= !m->in_b || in_b;
	in_a = in_a && !has_marks(a, MARK_LEAD);
	in_b = in_b && !has_marks(b, MARK_LEAD);
	c->titles += in_a || in_b;
	c->in_titles += in_a && in_b;
}

static struct compared compare(Index *x, uint32_t one, uint32_t other)
{
	struct merge m = { .a = index_doc(x, one), .b = index_doc(x, other) };
	struct compared c = { .title_a = true, .title_b = true };
	bool soon = ABS(m.a->time - m.b->time) <= OLDER;

	while (merge_next(&m)) {
		struct at a = { x, m.a, m.at_a }, b = { x, m.b, m.at_b };

		count_titled(&m, &a, &b, &c);
		if (merge_in_both(&m))
			count_shared(&a, &b, &c);
		else if (m.in_a)
			c.own_a += own_weight(&a, soon);
		else
			c.own_b += own_weight(&b, soon);
	}
	return c;
}

/* "Rises" and "falls"; a title that has both says neither. */
static bool are_opposite(const struct doc *a, const struct doc *b)
{
	return (a->way == WORD_UP && b->way == WORD_DOWN) ||
	       (a->way == WORD_DOWN && b->way == WORD_UP);
}

static bool contradict(const struct compared *c)
{
	float lighter = MIN(c->own_a, c->own_b);

	return lighter > 0 && lighter >= CONTRADICTION * c->names;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static bool has_term(const struct doc *d, uint32_t term)
{
	return bsearch(&term, d->terms, d->n_terms, sizeof term, by_number) !=
	       NULL;
}

/* Whether a story has three quarters of the shared words. */
static bool has_most(const struct doc *d, const struct compared *both)
{
	uint32_t missing = 0;

	for (uint32_t i = 0; i < both->n_terms; i++) {
		missing += !has_term(d, both->terms[i]);
		if (missing * 4 > both->n_terms)
			return false;
	}
	return true;
}

static int by_postings(const void *a, const void *b, void *index)
{
	uint32_t x, y;

	index_postings(index, *(const uint32_t *)a, &x);
	index_postings(index, *(const uint32_t *)b, &y);
	return (x > y) - (x < y);
}

/* Whether an older story has most of the shared words. One that has three quarters of
 * them has one of any quarter and one more: the rarest are read. */
static bool are_known(Index *x, struct compared *both, int64_t before)
{
	uint32_t terms = both->n_terms / 4 + 1, left = POSTINGS_MOST;

	g_qsort_with_data(both->terms, (int)both->n_terms, sizeof *both->terms,
			  by_postings, x);
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

/* The direct score, times a bell of time, and what the words in common add. */
static float score_of(const Index *x, const struct compared *c,
		      const struct link_pair *p, int64_t apart)
{
	double t = (double)apart / BELL;
	float score = p->direct * (float)exp(-t * t / 2);

	score += WORD_LIFT * (MIN(c->words, WORDS_MOST) - WORDS_LEAST);
	if (c->title_a && c->title_b)
		score += TITLES_LIFT;
	if (!c->plain && !index_leaves_out(x, INDEX_DOUBT))
		score -= DOUBT;
	return score;
}

/* Whether the titles are nearly the same. */
static bool are_alike(const struct compared *c, float least)
{
	return (float)c->in_titles >= least * (float)c->titles;
}

/* Whether two issues of a series are two stories. */
static bool are_issues(const Index *x, const struct compared *c)
{
	return c->series && !are_alike(c, SAME_SERIES) &&
	       !index_leaves_out(x, INDEX_DOUBT);
}

bool link_is_sure(Index *x, const struct link_pair *p)
{
	int64_t one = index_doc(x, p->one)->time;
	int64_t other = index_doc(x, p->other)->time;
	struct compared c = compare(x, p->one, p->other);

	if (c.words < WORDS_LEAST && !index_leaves_out(x, INDEX_WORDS))
		return false;
	if (ABS(one - other) <= SAME_TIME && are_alike(&c, SAME_HEADLINE))
		return true;
	return score_of(x, &c, p, one - other) >= LINK_LEAST &&
	       !are_issues(x, &c) &&
	       ((!contradict(&c) &&
		 !are_opposite(index_doc(x, p->one), index_doc(x, p->other))) ||
		index_leaves_out(x, INDEX_CONTRADICTION)) &&
	       (index_leaves_out(x, INDEX_NEW) ||
		!are_known(x, &c, MIN(one, other) - OLDER));
}
