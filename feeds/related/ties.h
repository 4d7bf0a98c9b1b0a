/* ties: what the words of a story, and of other reports of its event, have in common with
 * any other story, in one pass over the terms of that one. */
#ifndef LEDE_FEEDS_RELATED_TIES_H
#define LEDE_FEEDS_RELATED_TIES_H

#include "feeds/related/evidence.h"
#include "feeds/related/index.h"

#define TIES_MATES 8 /* other reports of its event that are looked at */

/* The words of one story at a time. */
typedef struct ties Ties;
Ties *ties_new(Index *x);
void ties_free(Ties *t); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ties, ties_free)

/* Begins with a story, and adds another report of its event; more than TIES_MATES are
 * left out. */
void ties_begin(Ties *t, uint32_t n);
void ties_add_mate(Ties *t, uint32_t n);

struct tie {
	uint32_t both;  /* terms in common with the story */
	unsigned words; /* telling ones among them, but for what stands in the
			   lead-in or the tail of both titles */
	enum evidence evidence;
	bool own, tied; /* rare words tie it to the story; to that or a mate, */
	uint32_t to;    /* which of them */
};
/* What ties a story to that one. */
struct tie ties_with(Ties *t, uint32_t other);

#endif
