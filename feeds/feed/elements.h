/* elements: the names that formats share: their own, and those of dc, content,
 * media, itunes and the like, each with its scopes, its handler and the field
 * that it fills. */
#ifndef LEDE_FEEDS_FEED_ELEMENTS_H
#define LEDE_FEEDS_FEED_ELEMENTS_H

#include "feeds/feed/reading.h"

/* The rules of one name, next to each other: the first of them, and how many.
 * NULL if the name means nothing. */
const struct rule *elements_find(enum ns ns, const char *name, size_t *n);

/* The first of the rules that holds in `scope`; NULL if none does. */
const struct rule *elements_in(const struct rule *found, size_t n,
			       unsigned scope);

#endif
