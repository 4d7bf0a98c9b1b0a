/* published: when an article was published, as pages write it. */
#ifndef LEDE_FEEDS_EXTRACT_PUBLISHED_H
#define LEDE_FEEDS_EXTRACT_PUBLISHED_H

#include "feeds/extract/outline.h"

/* A date in a line of words, in any way that date_parse knows, as ISO 8601
 * ("2024-05-01"); one that is ISO 8601 already as it is, with its time. The
 * caller's; NULL for none. */
char *published_in(const char *text);

/* The date in the path of an address ("/2024/05/01/"), as above. */
char *published_in_address(const char *url);

/* The first date that stands in a short line of the page, from the headline on,
 * as above. */
char *published_in_page(const Outline *o);

#endif
