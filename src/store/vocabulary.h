/* vocabulary: the words of the search index (fts5vocab), folded (src/base/folding). */
#ifndef LEDE_SRC_STORE_VOCABULARY_H
#define LEDE_SRC_STORE_VOCABULARY_H

#include "src/store/db.h"

#define WORDS_LETTERS 32 /* of the longest word looked up */

/* Creates the virtual tables `words` (term, doc) and `places` (term) of this
 * connection unless they exist. They are in temp, in memory, and store nothing;
 * the connection is query_only before and after. */
bool words_open(Store *s);

/* The letters of one word of the index. Returns how many; -1 for anything but one word
 * of at most WORDS_LETTERS. */
int words_letters(const char *word, gunichar out[WORDS_LETTERS]);

/* The words that begin so (folding_phrase), in order (char *); NULL where there are
 * more than `most`, and for anything but one word. The caller's. */
GPtrArray *words_beginning(Store *s, const char *prefix, guint most);

#endif
