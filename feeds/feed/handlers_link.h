/* handlers_link: links, enclosures, media and pictures of a feed. */
#ifndef LEDE_FEEDS_FEED_HANDLERS_LINK_H
#define LEDE_FEEDS_FEED_HANDLERS_LINK_H

#include "feeds/feed/reading.h"

extern const struct handler handler_link;      /* RFC 4287 section 4.2.7 */
extern const struct handler handler_href;      /* CDF: an address in href */
extern const struct handler handler_enclosure; /* RSS 2.0 */
extern const struct handler handler_media;     /* media:content, and a scope */
extern const struct handler handler_group;     /* media:group: a scope */
/* an address in href, url or its characters */
extern const struct handler handler_picture;

#endif
