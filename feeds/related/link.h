/* link: whether two stories surely report the same event, by their own words alone. */
#ifndef LEDE_FEEDS_RELATED_LINK_H
#define LEDE_FEEDS_RELATED_LINK_H

#include "feeds/related/index.h"

/* What is compared, with the direct score of the two (similarity). */
struct link_pair {
	uint32_t one, other; /* numbers of stories */
	float direct;
};

/* Whether they share enough telling words, their titles do not contradict each other,
 * and the words are new together: where an older story has most of them, they name a
 * subject, not an event. */
bool link_is_sure(Index *x, const struct link_pair *p);

#endif
