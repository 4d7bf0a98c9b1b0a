/* vocabulary: the words that the search index knows. */
#ifndef LEDE_SRC_STORE_VOCABULARY_H
#define LEDE_SRC_STORE_VOCABULARY_H

#include "src/store/db.h"

#define WORDS_LETTERS 32 /* longer ones are no words */

/* Makes the tables `words` (term, doc) and `places` (term) of this connection,
 * if they are not there. They are in memory and hold nothing themselves; the
 * connection is one for reading, and stays so. */
bool words_open(Store *s);

/* The letters of one word as the index has them: no case, no accents. Gives
 * how many; -1 for what is not one word of at most WORDS_LETTERS. */
int words_letters(const char *text, gunichar out[WORDS_LETTERS]);

/* The words that begin so, in order (char *); NULL where there are more than
 * `most`, and for what is not one word. The caller's. */
GPtrArray *words_beginning(Store *s, const char *text, guint most);

#endif
