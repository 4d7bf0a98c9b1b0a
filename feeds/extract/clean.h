/* clean: what is taken out of a page and out of an article's parts, because it is
 * no part of the text. */
#ifndef LEDE_FEEDS_EXTRACT_CLEAN_H
#define LEDE_FEEDS_EXTRACT_CLEAN_H

#include "feeds/extract/outline.h"

/* Before the article is looked for: elements that are called as what is never part
 * of one (sidebar, comments), or have a role of that kind. */
void clean_page(Outline *o);

/* Out of the parts that were found (uint32_t): forms, boxes of links, lists of
 * pictures, buttons that share, what is called as an advert, the headline that
 * repeats `title` (may be NULL). Counts again. */
void clean_parts(Outline *o, const GArray *parts, bool names,
		 const char *title);

#endif
