/* fields: the fields of which an item, or the feed, has several: links, people,
 * categories, enclosures. Each is added to the arrays of the entry; at most
 * PARSED_LIST_MAX members: `too_many` is set where there were more. */
#ifndef LEDE_FEEDS_FEED_FIELDS_H
#define LEDE_FEEDS_FEED_FIELDS_H

#include "feeds/feed/choose.h"

struct span fields_links(struct choosing *c);
/* A link's relation in lower case; "alternate" if it says none. */
const char *fields_rel(struct choosing *c, const struct fact *f);
/* The best alternate as the page itself; or NULL. */
const char *fields_alternate(const struct choosing *c, struct span links);
/* The first of a relation; or NULL. */
const char *fields_link_of(const struct choosing *c, struct span links,
			   const char *rel);
/* The address between the tags of RSS's <link>; or NULL. */
const char *fields_own_link(struct choosing *c);
/* Whether a media type is one of HTML's. */
bool fields_is_html(const char *type);

/* All of the first kind that gives one. */
struct span fields_people(struct choosing *c, enum field field);
struct span fields_categories(struct choosing *c);
struct span fields_enclosures(struct choosing *c);
/* The first enclosed picture; or NULL. */
const char *fields_picture(const struct choosing *c, struct span enclosures);
/* The picture of an item, with its size and caption where they are said: an address
 * of its own, else one of its enclosures. `item` has its texts and enclosures. */
void fields_image(struct choosing *c, struct feed_item *item);

#endif
