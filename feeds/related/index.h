/* index: which stories hold a term.
 *
 * The stories of the last 30 days, in memory: for each its terms with their
 * weights, for each term the stories that hold it (an inverted index; Zobel
 * and Moffat 2006, "Inverted files for text search engines"). A term's rarity
 * is that of the moment when the story arrived, and is never reckoned again, so
 * that a story means the same whenever it is looked at. */
#ifndef LEDE_FEEDS_RELATED_INDEX_H
#define LEDE_FEEDS_RELATED_INDEX_H

#include "feeds/related/terms.h"

#define INDEX_WINDOW      (30 * 24 * 60 * 60) /* seconds */
#define INDEX_NEAR_WINDOW (72 * 60 * 60) /* neighbours are this close in time */
#define INDEX_NEAR        10             /* neighbours kept of a story */

/* A story whose headline is like this one's. */
struct near {
	uint32_t doc;
	float score;
};

/* Of a term in a story. */
enum mark {
	MARK_TITLED = 1 << 0, /* these three as in struct term */
	MARK_NAME = 1 << 1,
	MARK_LEAD = 1 << 2,
	MARK_NUMBER = 1 << 3,
	MARK_WORD = 1 << 4,  /* it stands for a word: no word has two of them */
	MARK_TELLS = 1 << 5, /* it is no common word, nor light beside others */
	MARK_PLAIN = 1 << 6, /* a common word begins so, and rarer ones may */
};

/* A story in the index; its number is its place, in order of arrival. After its
 * terms stand their weights, then the hashes of its title's 4-grams, then the
 * marks of its terms. */
struct doc {
	int64_t id, time;
	uint32_t source;  /* the outlet, as the caller numbers them */
	uint32_t cluster; /* its event, as the caller numbers them; 0: none */
	float spread;     /* length of the expanded vector; 0: not known now */
	uint16_t n_terms, n_grams, n_near;
	struct near near[INDEX_NEAR]; /* best first */
	uint32_t terms[];             /* numbers of terms, ascending */
};

/* Weights are shares of 65,535, of a vector of length 1. */
#define INDEX_WEIGHT_ONE 65535.0F

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

typedef struct index Index;

/* `keeps`: stories that grow too old still answer for themselves; they are
 * only no longer counted. */
Index *index_new(bool keeps);
void index_free(Index *x); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Index, index_free)

/* Parts of the method; one is left out only to measure what it is worth. */
enum index_part {
	INDEX_RARITY = 1 << 0,     /* of words: all weigh alike */
	INDEX_EVENTS = 1 << 1,     /* rarity by events: by stories */
	INDEX_NEIGHBOURS = 1 << 2, /* their words: a story's own alone */
	INDEX_BONDS = 1 << 3,      /* any two may be one event */
};
void index_leave_out(Index *x, unsigned parts);
bool index_leaves_out(const Index *x, enum index_part part);

/* What is older than the window before `now` is no longer counted. */
void index_advance(Index *x, int64_t now);
/* How many stories are no longer counted, once they are a good part of all (an
 * index that keeps them: 0), to be let go: numbers fall by as many.
 * Neighbours that are gone are forgotten. */
uint32_t index_to_shed(const Index *x);
void index_shed(Index *x);

/* Adds a story and gives its number. With `fresh`, rarity is reckoned now and
 * written into the weights of `t`; else they hold it from then. */
uint32_t index_add(Index *x, int64_t id, int64_t time, uint32_t source,
		   Terms *t, bool fresh);

uint32_t index_size(const Index *x);  /* numbers are below this */
uint32_t index_first(const Index *x); /* and from here on alive */
struct doc *index_doc(Index *x, uint32_t n);
/* The number of a story by its id, or UINT32_MAX. */
uint32_t index_find(const Index *x, int64_t id);
const char *index_word(const Index *x, uint32_t term);
bool index_is_stem(const Index *x, uint32_t term); /* see TERM_STEM */

/* The stories that hold a term, ascending (the dead at the front), and how many
 * living ones do, those that a small index pretends to have among them. */
const uint32_t *index_holders(const Index *x, uint32_t term, uint32_t *n);
uint32_t index_count(const Index *x, uint32_t term);
uint32_t index_terms(const Index *x); /* their numbers are below this */
/* How much a story's weights were before they were made of length 1; of all
 * stories, by number. */
const float *index_lengths(const Index *x);

#endif
