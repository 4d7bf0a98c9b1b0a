/* clean: text from outside made safe for screen, stdout, stderr and log.
 *
 * It is the last step before output, after every decoding: no headline can send
 * escape sequences to a terminal. */
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
 * UTF-8 without anything that a terminal obeys: controls and bad bytes are
 * U+FFFD, directional embeddings and tags are dropped, marks are limited. */
void clean_add(GString *out, const char *text, enum clean_how how);

/* The same as a string of its own; the caller's. */
char *clean_text(const char *text, enum clean_how how);

#endif
