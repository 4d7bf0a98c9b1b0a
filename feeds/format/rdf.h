/* rdf: RSS 0.90 and 1.0, which are RDF (purl.org/rss/1.0/spec). */
#ifndef LEDE_FEEDS_FORMAT_RDF_H
#define LEDE_FEEDS_FORMAT_RDF_H

#include "feeds/feed/element_walk.h"

/* Whether a document with this root may be RSS in RDF: it is if it has a
 * channel or an item. */
bool rdf_knows(const struct xml_tag *root, struct shape *shape);

#endif
