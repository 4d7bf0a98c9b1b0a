/* companions: the lists of a story: reports of its event by other outlets, and related
 * stories. They may be looser than a line (fold), and are never near-certain: a wrong
 * one costs a glance, not a story. */
#ifndef LEDE_FEEDS_RELATED_COMPANIONS_H
#define LEDE_FEEDS_RELATED_COMPANIONS_H

#include "feeds/related/retrieval.h"
#include "feeds/related/similarity.h"

#define RELATED_WORDS 4 /* shared words that are named */

/* Working memory, kept between calls, and what it works on: the caller's. */
typedef struct companions Companions;
Companions *companions_new(Index *x, Retrieval *r, Matcher *m);
void companions_free(Companions *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Companions, companions_free)

struct companion {
	int64_t id;
	bool same; /* a report of its event; else a related story */
	float score;
	const char *words; /* shared, the heaviest first, separated by blanks */
};
/* Adds the lists of story n to `out` (struct companion): other reports of its event,
 * at most `limit`, then related stories, at most `limit`, each best first. Words
 * are valid until the next call. */
void companions_list(Companions *c, uint32_t n, guint limit, GArray *out);
/* Adds the ids of the stories that the story of the last list may now be a companion of
 * (int64_t): whether it is depends on the other reports of their events too. */
void companions_near(Companions *c, GArray *ids);

#endif
