/* newsboat: the list of feeds of that reader, its file "urls" (newsboat(1)), or any
 * list of addresses, one a line. */
#ifndef LEDE_FEEDS_LINKS_NEWSBOAT_H
#define LEDE_FEEDS_LINKS_NEWSBOAT_H

#include "feeds/links/links.h"

/* Adds its feeds: an address, then tags, of which the first becomes the section,
 * "~name" is the name, and "!" (hidden) is of no use here. What cannot be taken
 * over is noted, a line each: queries, commands (exec:, filter:), addresses that
 * are none of the web. `text` is UTF-8. */
void newsboat_read(FeedLinks *finds, const char *text, size_t size);

#endif
