/* cdf: the Channel Definition Format (w3.org/TR/NOTE-CDFsubmit.html). */
#ifndef LEDE_FEEDS_FORMAT_CDF_H
#define LEDE_FEEDS_FORMAT_CDF_H

#include "feeds/feed/element_walk.h"

/* Whether a document with this root is a channel of that kind. */
bool cdf_knows(const struct xml_tag *root, struct shape *shape);

#endif
