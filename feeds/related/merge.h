/* merge: the terms of two stories side by side, in one pass over both. */
#ifndef LEDE_FEEDS_RELATED_MERGE_H
#define LEDE_FEEDS_RELATED_MERGE_H

#include "feeds/related/doc.h"

/* To be initialised with the two docs alone. */
struct merge {
	const struct doc *a, *b;
	bool in_a, in_b;     /* which of them has the term in hand */
	uint32_t at_a, at_b; /* its index in these */
};

/* Goes to the next term that either has; false at the end. */
static inline bool merge_next(struct merge *m)
{
	bool more_a, more_b;

	m->at_a += m->in_a;
	m->at_b += m->in_b;
	more_a = m->at_a < m->a->n_terms;
	more_b = m->at_b < m->b->n_terms;
	m->in_a = more_a &&
		  (!more_b || m->a->terms[m->at_a] <= m->b->terms[m->at_b]);
	m->in_b = more_b &&
		  (!more_a || m->b->terms[m->at_b] <= m->a->terms[m->at_a]);
	return more_a || more_b;
}

static inline bool merge_in_both(const struct merge *m)
{
	return m->in_a && m->in_b;
}

#endif
