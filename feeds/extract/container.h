/* container: the element that the page itself calls the text of its article. */
#ifndef LEDE_FEEDS_EXTRACT_CONTAINER_H
#define LEDE_FEEDS_EXTRACT_CONTAINER_H

#include "feeds/extract/outline.h"

/* How a page calls it, the surest first. */
enum container_kind {
	CONTAINER_MARKED, /* itemprop=articleBody */
	CONTAINER_CALLED, /* a usual class or id: entry-content, article-body */
	CONTAINER_ARTICLE, /* <article> */
	CONTAINER_MAIN,    /* <main>, role=main */
	CONTAINER_KINDS
};

/* For each kind the element with most text that is in no link, of those with a
 * paragraph's worth; 0 for none, and where several share the text of the page. As
 * of the last count. */
void container_find(const Outline *o, uint32_t found[CONTAINER_KINDS]);

#endif
