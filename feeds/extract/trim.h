/* trim: lines of an article that serve the page: links to other articles, calls to
 * subscribe, bylines, dates, credits, headings with nothing under them. */
#ifndef LEDE_FEEDS_EXTRACT_TRIM_H
#define LEDE_FEEDS_EXTRACT_TRIM_H

#include "feeds/extract/outline.h"

/* What is known of the article, and shown above its text; any may be NULL. */
struct trim_known {
	const char *title, *byline;
	const char *feed_title; /* as the feed has it */
	const char *lang;       /* of the page */
};

/* Leaves out such lines of the parts (uint32_t), and counts again. */
void trim_parts(Outline *o, const GArray *parts,
		const struct trim_known *known);

#endif
