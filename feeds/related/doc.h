/* doc: a story as the index keeps it: the vector of its terms, its 4-grams, its
 * neighbours. */
#ifndef LEDE_FEEDS_RELATED_DOC_H
#define LEDE_FEEDS_RELATED_DOC_H

#include "feeds/related/terms.h"

#define DOC_NEAR_WINDOW (72 * 60 * 60) /* seconds between neighbours */
#define DOC_NEAR        10             /* neighbours kept of a story */

/* A neighbour: a story with a similar headline, published at about the same
 * time. */
struct near {
	uint32_t doc;
	float score;
};

/* What is known of a term in a story. */
enum mark {
	MARK_TITLED = 1 << 0, /* these three as in struct term */
	MARK_NAME = 1 << 1,
	MARK_LEAD = 1 << 2,
	MARK_NUMBER = 1 << 3,
	MARK_WORD = 1 << 4,  /* counts as a word: one of a word and its stem */
	MARK_TELLS = 1 << 5, /* telling: neither common nor light */
	MARK_PLAIN = 1 << 6, /* the stem of a common word, and of rarer ones */
	MARK_LARGE = 1 << 7, /* as in struct term */
};

/* A story in the index. One allocation: its terms are followed by their weights,
 * the hashes of the title's 4-grams, and the marks of the terms. */
struct doc {
	int64_t id, time;
	uint32_t source;  /* the outlet, as the caller numbers them */
	uint32_t cluster; /* its event, as the caller numbers them; 0: none */
	uint32_t fold;    /* its line of lists; 0: none */
	float expanded;   /* length of the expanded vector; 0: not computed */
	uint16_t n_terms, n_grams, n_near;
	uint16_t n_telling; /* words that tell */
	uint8_t way; /* in which the title says that something went (word_way) */
	uint64_t names, numbers;    /* sums of doc_name_weight() of the title */
	struct near near[DOC_NEAR]; /* best first */
	uint32_t terms[];           /* numbers of terms, ascending */
};

/* Weights are of a vector of length 1, in units of 1/65535. */
#define DOC_WEIGHT_ONE 65535.0F

static inline const uint16_t *doc_weights(const struct doc *d)
{
	return (const uint16_t *)(d->terms + d->n_terms);
}

static inline const uint16_t *doc_grams(const struct doc *d) /* ascending */
{
	return doc_weights(d) + d->n_terms;
}

static inline const uint8_t *doc_marks(const struct doc *d)
{
	return (const uint8_t *)(doc_grams(d) + d->n_grams);
}

static inline bool doc_is_marked(const struct doc *d, uint32_t i,
				 unsigned marks)
{
	return (doc_marks(d)[i] & marks) == marks;
}

/* The square of the weight of a name or, by half, of a number; half of it is a unit. */
static inline uint64_t doc_name_weight(const struct doc *d, uint32_t i)
{
	uint64_t w = doc_weights(d)[i];

	return doc_is_marked(d, i, MARK_NUMBER) ? w * w : 2 * w * w;
}

/* The story that a doc is made of. */
struct doc_source {
	int64_t id, time;
	uint32_t outlet; /* as the caller numbers them */
};

/* A term of a doc: its number, its weight, and marks (enum mark). */
struct doc_term {
	uint32_t term;
	float weight;
	unsigned marks;
};
/* Sets the marks of `terms`, which are parallel to t->all. */
void doc_set_marks(const Terms *t, struct doc_term *terms);
/* A doc with the terms of t->all, sorted by number, whose weights are
 * divided by `length` (0: all are 0). The caller's, to be freed with g_free. */
struct doc *doc_new(const struct doc_source *source, const Terms *t,
		    const struct doc_term *terms, float length);

#endif
