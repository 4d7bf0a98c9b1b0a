/* element_walk: walks a feed document and turns its elements into facts, by the
 * rules of `elements`. */
#ifndef LEDE_FEEDS_FEED_ELEMENT_WALK_H
#define LEDE_FEEDS_FEED_ELEMENT_WALK_H

#include "feeds/feed/elements.h"

/* One of the formats: whether the root is its own. */
typedef bool (*element_walk_knows)(const struct xml_tag *root,
				   struct shape *shape);

/* How the walk ended. */
struct element_walk_result {
	enum xml_end end;
	int line;      /* of the first fault; 0 if there was none */
	bool found;    /* there was a feed */
	char root[40]; /* the name of the root where there was none */
};

/* Reads a document (see prolog_read) into `d`. `formats` is ended by NULL;
 * `url` is where the document came from, or NULL. */
struct element_walk_result
element_walk_read(const struct xml_document *document,
		  const element_walk_knows *formats, const char *url, Facts *d);

#endif
