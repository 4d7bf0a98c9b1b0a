/* excerpt: what was found, as it was written: a title with its hits marked, the part
 * of a text with the most of them. */
#ifndef LEDE_SRC_STORE_EXCERPT_H
#define LEDE_SRC_STORE_EXCERPT_H

#include "src/store/places.h"

/* Marks in the results: before a hit, and after it. */
#define EXCERPT_ON  '\002'
#define EXCERPT_OFF '\003'

/* The title with the places in it marked. `letters` are those single letters of the
 * query that are found as the beginning of a pair (folding): of a pair only that is
 * marked. The caller's. */
char *excerpt_title(const char *title, const struct places *p,
		    const char *letters);
/* About a line of the text, with an ellipsis where it is cut; the beginning where
 * nothing was found in it. The caller's. */
char *excerpt_text(const char *text, const struct places *p,
		   const char *letters);

#endif
