/* index: which stories hold a term.
 *
 * The stories of the last 30 days, in memory: for each its terms with their
 * weights, for each term the stories that hold it (an inverted index; Zobel
 * and Moffat 2006, "Inverted files for text search engines"). A term's rarity
 * is that of the moment when the story arrived, and is never reckoned anew, so
 * that a story means the same whenever it is looked at. */
#ifndef LEDE_SRC_INDEX_H
#define LEDE_SRC_INDEX_H

#include "src/terms.h"

#define INDEX_WINDOW      (30 * 24 * 60 * 60) /* seconds */
#define INDEX_NEAR_WINDOW (72 * 60 * 60) /* neighbours are this close in time */
#define INDEX_NEAR        10             /* neighbours kept of a story */
#define INDEX_CANDIDATES  200            /* looked at more closely */

/* A story whose headline is like this one's. */
struct near {
	uint32_t doc;
	float score;
};

/* A story in the index; its number is its place, in order of arrival. */
struct doc {
	int64_t id, time;
	uint32_t source;  /* the outlet, as the caller numbers them */
	uint32_t cluster; /* its event, as the caller numbers them; 0: none */
	uint32_t n_terms, n_grams;
	uint32_t *terms; /* numbers of terms, ascending */
	float *weights;  /* of each, together of length 1 */
	uint16_t *grams; /* hashes of the title's 4-grams, ascending */
	struct near near[INDEX_NEAR]; /* best first */
	uint32_t n_near;
	float spread; /* length of the expanded vector; 0: not known now */
};

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
};
void index_leave_out(Index *x, unsigned parts);

/* Lets go what is older than the window before `now`. */
void index_advance(Index *x, int64_t now);

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

/* A story beside another, with every score that rules ask for. */
struct match {
	uint32_t doc;
	float words;    /* cosine of the terms */
	float direct;   /* 0.75 words + 0.25 cosine of the 4-grams */
	float expanded; /* the same with the neighbours' terms added */
};

/* The stories most like `n` in the window around it, by words first, then the
 * best INDEX_CANDIDATES with all scores, unordered. Adds to `out`. */
void index_candidates(Index *x, uint32_t n, GArray *out);

/* Makes n and those like it neighbours of one another, from its matches; adds
 * the numbers of stories whose neighbours changed to `changed`. */
void index_meet(Index *x, uint32_t n, const GArray *matches, GArray *changed);

/* Fills in `expanded` of all matches of n. */
void index_expand(Index *x, uint32_t n, GArray *matches);

#endif
