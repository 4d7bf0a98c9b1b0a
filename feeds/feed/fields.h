/* lists: what an item, or the feed, has several of: links, people, categories,
 * enclosures. Each is added to the arrays of the entry; at most ENTRY_LIST_MAX
 * members, of more `too_many` tells. */
#ifndef LEDE_FEEDS_FEED_FIELDS_H
#define LEDE_FEEDS_FEED_FIELDS_H

#include "feeds/feed/choose.h"

struct span lists_links(struct choosing *c);
/* A link's relation in lower case; "alternate" if it says none. */
const char *lists_rel(struct choosing *c, const struct fact *f);
/* The best alternate as the page itself; or NULL. */
const char *lists_alternate(const struct choosing *c, struct span links);
/* The first of a relation; or NULL. */
const char *lists_link_of(const struct choosing *c, struct span links,
			  const char *rel);
/* The address between the tags of RSS's <link>; or NULL. */
const char *lists_own_link(struct choosing *c);
/* Whether a media type is one of HTML's. */
bool lists_is_html(const char *type);

/* All of the first kind that gives one. */
struct span lists_people(struct choosing *c, enum field field);
struct span lists_categories(struct choosing *c);
struct span lists_enclosures(struct choosing *c);
/* The first enclosed picture; or NULL. */
const char *lists_picture(const struct choosing *c, struct span enclosures);

#endif
