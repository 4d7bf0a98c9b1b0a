/* handlers: what is done at an element, as its rule in `vocab` says: what it and its
 * attributes tell becomes facts of the draft. */
#ifndef LEDE_FEEDS_FEED_HANDLERS_H
#define LEDE_FEEDS_FEED_HANDLERS_H

#include "feeds/feed/elements.h"
#include "feeds/feed/value.h"

#define HANDLERS_LEVELS (XML_DEPTH_MAX + 4)
#define HANDLERS_ATTRS  5 /* attributes that one act may look at */

/* An open element. */
struct level {
	const struct rule *rule; /* NULL: nothing to do at its end */
	const char *name;
	const char *base, *lang; /* in scope */
	unsigned scope;          /* of its children; 0: nothing counts */
	bool has_base;           /* some xml:base is in scope */
};

/* Where the reading of a document is. `walk` goes up and down the levels; the
 * rest is ours. */
struct acting {
	Facts *draft;
	struct shape shape;
	struct level levels[HANDLERS_LEVELS];
	int depth;
	bool capturing; /* the value of an element is being read, */
	struct capture capture;
	struct fact fact; /* to be completed by it */
	GString *attrs[HANDLERS_ATTRS];
	GString *parts[3]; /* of a person: name, email, address */
	int part;          /* being read; -1: its own text */
};

/* Of a zeroed one: makes and frees what it holds. */
void handlers_open(struct acting *a);
void handlers_close(struct acting *a);

/* The root of a feed; then elements that have a rule, which stands in their
 * level; and while `capturing`, those within. */
void handlers_root(struct acting *a, const struct xml_tag *t);
void handlers_start(struct acting *a, const struct xml_tag *t);
void handlers_inside(struct acting *a, const struct xml_tag *t);
void handlers_text(struct acting *a, const char *text, size_t size);
/* The element of the uppermost level ends; `root`: it is the feed's. */
void handlers_end(struct acting *a, bool root);

#endif
