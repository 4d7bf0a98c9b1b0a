/* locate: where on a page a text stands that is known from the feed. */
#ifndef LEDE_FEEDS_EXTRACT_LOCATE_H
#define LEDE_FEEDS_EXTRACT_LOCATE_H

#include "feeds/extract/outline.h"

/* The block that has the beginning of `text` (plain text or HTML; may be NULL) in a
 * line; 0 where there is none, and for texts that are too short to be sure of. */
uint32_t locate_text(const Outline *o, const char *text);

#endif
