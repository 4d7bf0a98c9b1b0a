/* acts: what is done at an element, as its rule in `vocab` says: what it and its
 * attributes tell becomes facts of the draft. */
#ifndef LEDE_FEEDS_FEED_HANDLERS_H
#define LEDE_FEEDS_FEED_HANDLERS_H

#include "feeds/feed/elements.h"
#include "feeds/feed/value.h"

#define ACTS_LEVELS (XML_DEPTH_MAX + 4)
#define ACTS_ATTRS  5 /* attributes that one act may look at */

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
	Draft *draft;
	struct shape shape;
	struct level levels[ACTS_LEVELS];
	int depth;
	bool capturing; /* the value of an element is being read, */
	struct capture capture;
	struct fact fact; /* to be completed by it */
	GString *attrs[ACTS_ATTRS];
	GString *parts[3]; /* of a person: name, email, address */
	int part;          /* being read; -1: its own text */
};

/* Of a zeroed one: makes and frees what it holds. */
void acts_open(struct acting *a);
void acts_close(struct acting *a);

/* The root of a feed; then elements that have a rule, which stands in their
 * level; and while `capturing`, those within. */
void acts_root(struct acting *a, const struct xml_tag *t);
void acts_start(struct acting *a, const struct xml_tag *t);
void acts_inside(struct acting *a, const struct xml_tag *t);
void acts_text(struct acting *a, const char *text, size_t size);
/* The element of the uppermost level ends; `root`: it is the feed's. */
void acts_end(struct acting *a, bool root);

#endif
