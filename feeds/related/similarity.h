/* similarity: how similar two stories of an index are.
 *
 * Three scores between 0 and 1: cosine of the weighted terms; the same with
 * the 4-grams of the title, which bridge spellings; and that of vectors to
 * which the terms of each story's neighbours are added, weighted by their
 * score (pseudo-relevance feedback; Xu and Croft 1996, "Query expansion using
 * local and global document analysis"). */
#ifndef LEDE_FEEDS_RELATED_SIMILARITY_H
#define LEDE_FEEDS_RELATED_SIMILARITY_H

#include "feeds/related/index.h"

struct match {
	uint32_t doc;
	float words;    /* cosine of the terms */
	float direct;   /* 0.75 words + 0.25 cosine of the 4-grams */
	float expanded; /* the same with the neighbours' terms added */
};

/* Working memory for one index, kept between calls. */
typedef struct matcher Matcher;
Matcher *matcher_new(Index *x);
void matcher_free(Matcher *m); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Matcher, matcher_free)

/* Adds a match for each of `docs` (others than n), with its direct score. */
void similarity_compare(Matcher *m, uint32_t n, const GArray *docs,
			GArray *out);

/* Makes n and its matches neighbours, as far as they are close in time and similar
 * enough. Adds the pairs that were linked to `linked` (struct near): linked again
 * in the same order by similarity_link, they give the same neighbours. */
void similarity_link_all(Matcher *m, uint32_t n, const GArray *matches,
			 GArray *linked);
/* True if either has the other as its neighbour now. */
bool similarity_link(Matcher *m, uint32_t a, uint32_t b, float score);

/* Fills in `expanded` of all matches of n. */
void similarity_expand(Matcher *m, uint32_t n, GArray *matches);

#endif
