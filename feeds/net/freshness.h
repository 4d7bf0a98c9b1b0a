/* freshness: how long a response says that it stays current (RFC 9111 section 4.2). */
#ifndef LEDE_FEEDS_NET_FRESHNESS_H
#define LEDE_FEEDS_NET_FRESHNESS_H

#include "src/config/interval.h"

#include <stdint.h>

/* The values of its headers; NULL for those that it does not have. Lines of
 * Cache-Control are joined by commas. */
struct freshness {
	const char *cache_control, *expires, *date, *age;
};

/* Seconds from `now` on in which there is no reason to ask again; 0 for none, as where
 * it is to be validated each time (no-cache, no-store, max-age=0). `why` says which of
 * the two headers decided: max-age comes before Expires (RFC 9111 section 5.3). What
 * makes no sense is left out. */
int64_t freshness_left(const struct freshness *f, int64_t now,
		       enum interval_why *why);

#endif
