/* prolog: prepares a document for `xml`: skips what is before the root element, and
 * resolves references that XML does not define. */
#ifndef LEDE_FEEDS_XML_PROLOG_H
#define LEDE_FEEDS_XML_PROLOG_H

#include "feeds/xml/xml.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PROLOG_EXPANDED_MAX (64 * 1024) /* bytes of all entities used */

/* A prepared document, and what had to be done to it. */
struct prolog {
	struct xml_document document;
	bool before;     /* there was text before the declaration */
	bool references; /* a bare "&", or a name that XML does not know */
	int lines;       /* of the document before its root */
	GString *owned;  /* the document's text, if it had to change */
	GArray *cdata;   /* struct xml_cdata: its sections */
};

/* `text` is a whole document, valid UTF-8, with a NUL behind it and none in
 * it. `p` becomes it from the root's "<" on: without declaration, comments,
 * instructions and document type before it; HTML's names (HTML section 13.5)
 * and plain entities of its own document type resolved, all other "&" escaped,
 * but not in CDATA; references to characters that XML forbids taken out.
 * Nothing is fetched, parameter entities and entities that hold markup or
 * references are left as words.
 *
 * Where nothing had to change the document is `text` itself, moved on. False
 * with ERROR_FEED when there is no element in it, with ERROR_LIMIT when a
 * start tag is longer than XML_TAG_MAX. */
bool prolog_read(const char *text, size_t size, struct prolog *p,
		 GError **error);
void prolog_clear(struct prolog *p);

#endif
