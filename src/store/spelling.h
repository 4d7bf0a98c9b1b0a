/* spelling: did you mean: the nearest word that the store knows. */
#ifndef LEDE_SRC_STORE_SPELLING_H
#define LEDE_SRC_STORE_SPELLING_H

#include "src/store/db.h"

#define SPELL_LEAST 4 /* letters; shorter words are left alone */
#define SPELL_EDITS 2 /* letters that may be wrong */

/* In how many steps `a` becomes `b`: a letter more, a letter less, another
 * letter, or two neighbours changed over (Damerau and Levenshtein, each letter
 * touched once). Stops at SPELL_EDITS + 1. */
int spell_distance(const char *a, const char *b);

/* A query as typed with each word that the store does not have replaced by the
 * nearest that it has; of equally near ones the one of most stories. NULL where
 * there is none, or where what comes of it finds nothing either. The caller's.
 *
 * It may be asked while something is typed: it looks at words that begin as
 * this one does, nearest first, and at no more than `ms` milliseconds' worth. */
char *store_spell(Store *s, const char *typed, int ms);

#endif
