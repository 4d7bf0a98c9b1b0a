/* retrieval: candidates: the stories of an index that share the most weight with a
 * story, found in bounded time (term-at-a-time scoring with early termination;
 * Zobel and Moffat 2006). */
#ifndef LEDE_FEEDS_RELATED_RETRIEVAL_H
#define LEDE_FEEDS_RELATED_RETRIEVAL_H

#include "feeds/related/index.h"

#define RETRIEVAL_MOST 200 /* candidates */

typedef struct retrieval Retrieval;
Retrieval *retrieval_new(Index *x);
void retrieval_free(Retrieval *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Retrieval, retrieval_free)

/* Adds the numbers (uint32_t) of the stories most similar to n within the window
 * around it, the most similar first, at most RETRIEVAL_MOST. It is an estimate
 * by the terms of both; the postings of the rarest terms are read first, and so
 * many in all that the cost is bounded. */
void retrieval_find(Retrieval *r, uint32_t n, GArray *docs);

#endif
