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

/* The same for a caller who knows which terms are in both: it begins with zeros, and
 * counts each of them, by its index in the one and in the other. */
struct evidence_count {
	const struct doc *one, *other;
	uint32_t terms; /* in common */
	uint32_t
		words; /* of them that tell, but for those outside of both titles
			   proper (title_core) */
	uint32_t names;                      /* of those that tell */
	uint32_t telling_one, telling_other; /* that tell in the one */
	uint64_t shared_one, shared_other;   /* weight of the names in common */
	uint64_t names_one, names_other;     /* of these that the title has */
	uint64_t numbers_one, numbers_other;
};
void evidence_count(struct evidence_count *c, uint32_t i, uint32_t j);
enum evidence evidence_judge(const struct evidence_count *c);

/* Whether the i-th term of a story is telling: not a common word, not the stem of
 * one, and not light beside the others. */
bool evidence_tells(const struct doc *d, uint32_t i);

#endif
