/* clean: the gate for text on its way out: screen, stdout, stderr, log.
 *
 * What strangers wrote passes here last, after every decoding, so that no
 * headline can speak to a terminal. */
#ifndef LEDE_SRC_BASE_CLEAN_H
#define LEDE_SRC_BASE_CLEAN_H

#include <glib.h>
#include <stdbool.h>

enum clean_how {
	CLEAN_LINE, /* one line: tab and newline become a blank */
	CLEAN_TEXT, /* paragraphs: tab and newline stay */
};

#define CLEAN_MARKS     4 /* combining characters kept on one base */
#define CLEAN_WIDTHLESS 2 /* zero-width characters kept in a row */

/* Adds `text` (any bytes up to the NUL; NULL is nothing) to `out` as valid
 * UTF-8 in which nothing commands a terminal: controls and bad bytes are
 * U+FFFD, directional embeddings and tags are dropped, marks are limited. */
void clean_add(GString *out, const char *text, enum clean_how how);

/* The same as a string of its own; the caller's. */
char *clean_text(const char *text, enum clean_how how);

#endif
