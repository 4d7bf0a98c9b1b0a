/* fold: which reports of an event are one line of a list: near-certain ones, one an
 * outlet. What is behind a line is hidden, and marked read with it, so that a wrong
 * report costs more than a missing one. */
#ifndef LEDE_FEEDS_RELATED_FOLD_H
#define LEDE_FEEDS_RELATED_FOLD_H

#include "feeds/related/similarity.h"

typedef struct folds Folds; /* all folds of an index */

Folds *folds_new(void);
void folds_free(Folds *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folds, folds_free)

/* Assigns story n, which is in its event, to a fold of that event by its matches, or
 * to a new one. Sets its doc's `fold`. */
void folds_join(Folds *f, Matcher *m, Index *x, uint32_t n,
		const GArray *matches);
/* Assigns a story to the fold that it was in before: `founder` is the id of its first
 * report. */
void folds_restore(Folds *f, Index *x, uint32_t n, int64_t founder);

/* The id of the first report of a fold. */
int64_t folds_founder(const Folds *f, uint32_t fold);

/* To be called before the index deletes its first `by` stories. */
void folds_shed(Folds *f, Index *x, uint32_t by);

#endif
