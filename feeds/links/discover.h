/* discover: the feeds that a page offers. */
#ifndef LEDE_FEEDS_LINKS_DISCOVER_H
#define LEDE_FEEDS_LINKS_DISCOVER_H

#include "feeds/html/page.h"
#include "feeds/links/links.h"

/* What <link rel=alternate> names with a type of feeds (HTML, 4.6.7.1; RSS
 * Advisory Board, "RSS Autodiscovery"), absolute, in the order of the page;
 * where nothing is named so, links in the text that end as feeds do. `base` is
 * the page's address. Never NULL. */
FeedLinks *discover_feeds(const Page *p, const char *base);

#endif
