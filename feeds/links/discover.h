/* discover: the feeds that a page offers. */
#ifndef LEDE_FEEDS_LINKS_DISCOVER_H
#define LEDE_FEEDS_LINKS_DISCOVER_H

#include "feeds/html/page.h"
#include "feeds/links/links.h"

#define DISCOVER_REFRESH_MOST 10 /* seconds until a page leads on */

/* Addresses are absolute; `base` is the page's own. */

/* What <link rel=alternate> names with a type of feeds (HTML, 4.6.7.1; RSS
 * Advisory Board, "RSS Autodiscovery"), in the order of the page, but comments last;
 * where nothing is named so, the address that the page leads to, else links in the
 * text that end as feeds do. Never NULL. */
FeedLinks *discover_feeds(const Page *p, const char *base);

/* Where a page leads that names no feed and is there only to lead on (HTML, 4.2.5.3,
 * "refresh"); NULL for other pages. The caller's. */
char *discover_refresh(const Page *p, const char *base);

#endif
