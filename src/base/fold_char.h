/* fold_char: the letters that a character is folded to: without case, accents and what
 * is invisible (UAX #44). */
#ifndef LEDE_SRC_BASE_FOLD_CHAR_H
#define LEDE_SRC_BASE_FOLD_CHAR_H

#include <glib.h>

/* Characters of one that is decomposed, at most, each perhaps of three letters. */
#define FOLD_CHAR_MAX (3 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH)

/* Folds the first character of a text that does not end there; `next` is where the
 * next one begins. Returns how many letters, 0 for an accent and what is invisible. A
 * store may have been written by anybody: a byte that is not UTF-8 separates
 * (U+FFFD). */
guint fold_char_next(const char *s, const char **next,
		     gunichar out[FOLD_CHAR_MAX]);

#endif
