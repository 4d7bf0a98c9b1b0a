/* evidence: what two stories' own words allow them to be to one another, whatever
 * their neighbours say. */
#ifndef LEDE_FEEDS_RELATED_EVIDENCE_H
#define LEDE_FEEDS_RELATED_EVIDENCE_H

#include "feeds/related/index.h"

enum bond {
	EVIDENCE_NONE,    /* no word that tells something is in both */
	EVIDENCE_RELATED, /* one name is, or each has names that outweigh it */
	EVIDENCE_SAME,
};
enum bond evidence_of(const struct doc *one, const struct doc *other);

/* Whether the term at place i of a story tells something. */
bool evidence_tells(const struct doc *d, uint32_t i);

#endif
