/* doctype: a document type declaration (XML 1.0 section 2.8), and the entities that
 * it declares as plain text. */
#ifndef LEDE_FEEDS_XML_DOCTYPE_H
#define LEDE_FEEDS_XML_DOCTYPE_H

#include <glib.h>

#define DOCTYPE_ENTITIES_MAX 64   /* that a document declares */
#define DOCTYPE_ENTITY_MAX   1024 /* bytes of one */

/* Reads <!DOCTYPE name … [ declarations ]> from its "<" on and returns what is
 * behind it. Its general entities are added to `entities` (char * to char *; NULL
 * until there is one; the caller's) where their value is text: those with markup
 * or references in them, parameter entities and external ones are left out, so
 * that none can grow, and nothing is fetched. */
const char *doctype_read(const char *at, const char *end,
			 GHashTable **entities);

#endif
