/* handlers: what the elements of feeds become: feed and item, text, people,
 * categories, sources. Links and media are in handlers_link. */
#ifndef LEDE_FEEDS_FEED_HANDLERS_H
#define LEDE_FEEDS_FEED_HANDLERS_H

#include "feeds/feed/reading.h"

extern const struct handler handler_skip; /* with all in it */
extern const struct handler handler_feed; /* its children are about the feed */
extern const struct handler handler_item;
extern const struct handler handler_image;
/* RSS: an address and words; Atom: a container */
extern const struct handler handler_source;
extern const struct handler handler_html; /* its value is HTML, as RSS has it */
extern const struct handler handler_plain; /* its characters */
/* an Atom text construct: RFC 4287 section 3.1 */
extern const struct handler handler_construct;
extern const struct handler handler_guid;
extern const struct handler handler_person;
/* name, email or address of a person: the rule's field says */
extern const struct handler handler_part;
/* label, term, text, or its characters */
extern const struct handler handler_category;
/* a category with categories in it */
extern const struct handler handler_nested_category;

/* The root of a feed, or of a document that is one item. */
void handlers_root(struct reading *r, const struct xml_tag *t);

#endif
