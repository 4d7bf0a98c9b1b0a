/* write: the parts of an article that are kept, as HTML of few elements and as
 * words. */
#ifndef LEDE_FEEDS_EXTRACT_WRITE_H
#define LEDE_FEEDS_EXTRACT_WRITE_H

#include "feeds/extract/outline.h"
#include "feeds/extract/written.h"

/* Adds a part of the page, without what is left out. Text that stands in no
 * paragraph is in one; elements without text or picture are not written.
 *
 *   base  what addresses are relative to; may be NULL */
void write_part(const Outline *o, uint32_t part, const char *base,
		struct written *to);

#endif
