/* write: the parts of an article that are kept, as HTML of few elements and as
 * words. */
#ifndef LEDE_FEEDS_EXTRACT_WRITE_H
#define LEDE_FEEDS_EXTRACT_WRITE_H

#include "feeds/extract/outline.h"

/* What is written; both grow together. */
struct written {
	GString *html;
	GString *text; /* a line a block, none empty; without captions */
};

/* Adds a part of the page, without what is left out. Text that stands in no
 * paragraph is in one; elements without text or picture are not written.
 *
 *   base  what addresses are relative to; may be NULL */
void write_part(const Outline *o, uint32_t part, const char *base,
		struct written *to);

/* Adds plain text, each line of it as a paragraph. */
void write_plain(const char *text, struct written *to);

#endif
