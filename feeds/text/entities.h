/* entities: the characters that HTML knows by name.
 *
 * libxml2's htmlEntityLookup() has the 253 of HTML 4, the standard 2,125. */
#ifndef LEDE_FEEDS_TEXT_ENTITIES_H
#define LEDE_FEEDS_TEXT_ENTITIES_H

#include <glib.h>
#include <stdbool.h>

#define ENTITIES_LONGEST 32 /* bytes of a name */

/* The characters of a name (n bytes, without "&" and ";"), as UTF-8; NULL if
 * there is no such name (HTML, section 13.5). */
const char *entities_find(const char *name, size_t n);

/* The longest beginning of the name that is a name even without
 * ";" ("&copy 2004"): its size, or 0. */
size_t entities_bare(const char *name, size_t n);

/* Adds a character by its number as HTML means it (section 13.2.5.80): 128 to
 * 159 as windows-1252, impossible ones as U+FFFD. Controls that no document
 * may hold add nothing. */
void entities_add_number(GString *out, guint32 number);

/* Resolves the reference at `at`, where the "&" is, of which `n` bytes may be
 * read, and adds it to `out`. Returns the bytes used; 0 if it is none, and
 * nothing was added. */
size_t entities_resolve(const char *at, size_t n, GString *out);

#endif
