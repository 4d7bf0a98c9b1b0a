/* index: an inverted index of the stories of the last 30 days, in memory (Zobel and
 * Moffat 2006, "Inverted files for text search engines").
 *
 * For each story it has its weighted terms (doc), for each term its postings, the
 * stories that contain it. The inverse document frequency (idf) of a term is that
 * of the moment when the story was added, and is never computed again, so that
 * the vector of a story never changes. */
#ifndef LEDE_FEEDS_RELATED_INDEX_H
#define LEDE_FEEDS_RELATED_INDEX_H

#include "feeds/related/doc.h"

#define INDEX_WINDOW (30 * 24 * 60 * 60) /* seconds */

typedef struct index Index;

/* `keeps`: stories older than the window stay; they only no longer count in
 * frequencies. */
Index *index_new(bool keeps);
void index_free(Index *x); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Index, index_free)

/* Parts of the method that can be left out, for ablation (bench/ablate). */
enum index_part {
	INDEX_IDF = 1 << 0,        /* idf: all terms weigh the same */
	INDEX_EVENTS = 1 << 1,     /* idf counts stories instead of events */
	INDEX_NEIGHBOURS = 1 << 2, /* no expansion by neighbours */
	INDEX_EVIDENCE =
		1 << 3,      /* no lexical evidence: any two may be one event */
	INDEX_TIES = 1 << 4, /* a related story needs no rare words in common */
	INDEX_WORDS = 1 << 5, /* nor a line a number of telling words, */
	INDEX_DOUBT = 1 << 6, /* nor other words than names or in series, */
	INDEX_CONTRADICTION = 1 << 7, /* nor titles that agree, */
	INDEX_NEW = 1 << 8,           /* nor words that are new together, */
	INDEX_LINKS = 1 << 9,         /* nor more than one link */
};
void index_leave_out(Index *x, unsigned parts);
bool index_leaves_out(const Index *x, enum index_part part);

/* Takes stories older than the window before `now` out of all frequencies. */
void index_advance(Index *x, int64_t now);
/* How many of these stories can be deleted: 0 until they are a good part of all,
 * and always with `keeps`. index_shed() deletes them; the numbers of the others
 * fall by as many, and neighbours that are deleted are dropped. */
uint32_t index_to_shed(const Index *x);
void index_shed(Index *x);

/* Adds a story and returns its number. With `fresh` the idf of its terms is
 * computed and multiplied into the weights of `t`; else these contain it. */
uint32_t index_add(Index *x, const struct doc_source *source, Terms *t,
		   bool fresh);

uint32_t index_size(const Index *x);  /* numbers are below this */
uint32_t index_first(const Index *x); /* the first within the window */
struct doc *index_doc(Index *x, uint32_t n);
/* The number of a story by its id, or UINT32_MAX. */
uint32_t index_find(const Index *x, int64_t id);
const char *index_word(const Index *x, uint32_t term);
bool index_is_stem(const Index *x, uint32_t term); /* see TERM_STEM */

/* The numbers of all stories with a term, ascending. */
const uint32_t *index_postings(const Index *x, uint32_t term, uint32_t *n);
/* The document frequency of a term: stories within the window, with the pseudo
 * counts of the common words (common_words). */
uint32_t index_frequency(const Index *x, uint32_t term);
/* Whether those who write it with capitals for names alone write it as one, more
 * often than not. */
bool index_is_name(const Index *x, uint32_t term);
uint32_t index_terms(const Index *x); /* numbers of terms are below this */
/* The lengths of the stories' vectors before they were normalised, by number. */
const float *index_lengths(const Index *x);

#endif
