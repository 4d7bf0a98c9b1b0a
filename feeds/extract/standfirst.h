/* standfirst: the sentences between headline and text that say what an article is
 * about, where they stand in an element of their own. */
#ifndef LEDE_FEEDS_EXTRACT_STANDFIRST_H
#define LEDE_FEEDS_EXTRACT_STANDFIRST_H

#include "feeds/extract/metadata.h"
#include "feeds/extract/outline.h"

/* A line of the page that may be (a part of) the standfirst. */
struct standfirst_line {
	uint32_t node; /* its first text */
	bool called;   /* only the name of its element says so */
	char *words;   /* squashed */
};

/* Lines with words of what the page's metadata, or the feed (HTML; NULL for none), say
 * that the article is about, but not the title (NULL for none); then those of an
 * element that is called so. As of the last reset of the outline. An array of struct
 * standfirst_line; the caller's. */
GArray *standfirst_lines(const Outline *o, const Metadata *m,
			 const char *summary, const char *title);

/* Those of the lines that stand above the text of the parts (uint32_t) and not in it
 * as well; what is only called so where nothing else is there. An array of borrowed words, ended by NULL; the caller's. */
GPtrArray *standfirst_above(const Outline *o, const GArray *lines,
			    const GArray *parts);

#endif
