/* rss: RSS 0.9x and 2.0 (rssboard.org/rss-specification). */
#ifndef LEDE_FEEDS_FORMAT_RSS_H
#define LEDE_FEEDS_FORMAT_RSS_H

#include "feeds/feed/element_walk.h"

/* Whether a document with this root is RSS; which, is set in `shape`. */
bool rss_knows(const struct xml_tag *root, struct shape *shape);

#endif
