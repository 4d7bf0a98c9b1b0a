/* spelling: "did you mean": spelling correction of a query by the words of the
 * search index. */
#ifndef LEDE_SRC_STORE_SPELLING_H
#define LEDE_SRC_STORE_SPELLING_H

#include "src/store/db.h"

#define SPELL_LEAST 4 /* letters of a word that is corrected */
#define SPELL_EDITS 2 /* the largest edit distance of a correction */

/* The edit distance of two words: insertion, deletion, substitution and
 * transposition of neighbours (optimal string alignment, the restricted
 * Damerau-Levenshtein distance), at most SPELL_EDITS + 1. */
int spell_distance(const char *a, const char *b);

/* The query with each word that the index does not have replaced by the nearest
 * one that it has; of equally near ones, by that of most stories. NULL where
 * there is none, or where the result finds nothing either. The caller's.
 *
 * Takes at most about `ms` milliseconds: words that share a longer beginning
 * with the misspelt one are compared first. */
char *store_spell(Store *s, const char *typed, int ms);

#endif
