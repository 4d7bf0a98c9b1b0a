/* lead: the picture of an article, and what stands under it. */
#ifndef LEDE_FEEDS_EXTRACT_LEAD_H
#define LEDE_FEEDS_EXTRACT_LEAD_H

#include "feeds/extract/article.h"

/* Where the page names no picture, takes the first one of the text; and for the
 * picture its caption in the text, where it is there. */
void lead_take(Article *a);

#endif
