/* lead: the picture of an article, and what stands under it. */
#ifndef LEDE_FEEDS_EXTRACT_LEAD_H
#define LEDE_FEEDS_EXTRACT_LEAD_H

#include "feeds/extract/article.h"
#include "feeds/extract/outline.h"

/* Where the page names no picture, takes the first one of the text; and for the
 * picture its caption, from the text or else from the page. Addresses of the page are
 * relative to `base` (may be NULL). */
void lead_take(Article *a, const Outline *o, const char *base);

#endif
