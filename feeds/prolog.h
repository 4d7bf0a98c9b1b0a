/* prolog: a document made ready for `xml`: what stands before the root taken
 * off, references resolved that XML does not know. */
#ifndef LEDE_FEEDS_PROLOG_H
#define LEDE_FEEDS_PROLOG_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PROLOG_ENTITIES_MAX 64          /* that a document declares */
#define PROLOG_ENTITY_MAX   1024        /* bytes of one */
#define PROLOG_EXPANDED_MAX (64 * 1024) /* bytes of all that are used */

/* What was done to it. */
struct prolog_mended {
	bool before;     /* something stood before the declaration */
	bool references; /* a bare "&", or a name that XML does not know */
	int lines;       /* of the document before its root */
};

/* `text` is a whole document, valid UTF-8, with a NUL behind it and none in it. Returns it from the root's "<" on:
 * without declaration, comments, instructions and document type before it;
 * HTML's names (HTML section 13.5) and plain entities of its own document type
 * resolved, all other "&" escaped, but not in CDATA; references to characters
 * that XML forbids taken out. Nothing is fetched, parameter entities and
 * entities that hold markup or references are left as words.
 *
 * The result is `text` itself, moved on, where nothing had to change, else
 * the new string in `*owned`, which the caller frees. NULL with ERROR_FEED
 * when there is no element in it, with ERROR_LIMIT when a start tag is longer
 * than XML_TAG_MAX. */
const char *prolog_read(const char *text, size_t *size, GString **owned,
			struct prolog_mended *mended, GError **error);

#endif
