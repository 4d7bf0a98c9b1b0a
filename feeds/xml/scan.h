/* scan: where a piece of XML ends: a comment, an instruction, a quoted text, a
 * tag. Read without a parser, from `at` to `end`, where a NUL is. */
#ifndef LEDE_FEEDS_XML_SCAN_H
#define LEDE_FEEDS_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

bool scan_begins(const char *at, const char *end, const char *with);
/* Behind the next `what`, or the end. */
const char *scan_behind(const char *at, const char *end, const char *what);
const char *scan_blanks(const char *at, const char *end);

/* Whether a start tag begins here: "<" and a name. */
bool scan_is_tag(const char *at, const char *end);
/* The end of a start tag: a ">" in quotes ends none; a "<" ends the reading of
 * any. NULL if it is longer than XML_TAG_MAX. `refers` becomes true if there is
 * a "&" in it. */
const char *scan_tag_end(const char *tag, const char *end, bool *refers);

/* Behind what `at` begins: a quoted text, a comment, an instruction or one
 * character of a declaration. */
const char *scan_item(const char *at, const char *end);

#endif
