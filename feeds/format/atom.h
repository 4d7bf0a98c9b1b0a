/* atom: Atom 1.0 (RFC 4287) and the 0.3 before it. */
#ifndef LEDE_FEEDS_FORMAT_ATOM_H
#define LEDE_FEEDS_FORMAT_ATOM_H

#include "feeds/feed/element_walk.h"

/* Whether a document with this root, a feed or a lone entry, is Atom. */
bool atom_knows(const struct xml_tag *root, struct shape *shape);

#endif
