/* evidence: lexical evidence: by the words of two stories alone, how closely they
 * may be related, whatever their similarity score. */
#ifndef LEDE_FEEDS_RELATED_EVIDENCE_H
#define LEDE_FEEDS_RELATED_EVIDENCE_H

#include "feeds/related/doc.h"

/* The closest relation that the words allow. */
enum evidence {
	EVIDENCE_NONE,    /* no telling word in common */
	EVIDENCE_RELATED, /* only one name in common, or names that differ and
			     weigh more than those in common */
	EVIDENCE_SAME,    /* they may report the same event */
};
enum evidence evidence_of(const struct doc *one, const struct doc *other);

/* Whether the i-th term of a story is telling: not a common word, not the stem of
 * one, and not light beside the others. */
bool evidence_tells(const struct doc *d, uint32_t i);

#endif
