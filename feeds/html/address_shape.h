/* address_shape: addresses known by their shape: a host and how the path begins. */
#ifndef LEDE_FEEDS_HTML_ADDRESS_SHAPE_H
#define LEDE_FEEDS_HTML_ADDRESS_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

/* `host` is a host and what is below it; NULL is any, and none. `path` is the
 * beginning of path and query; after "*" it may be anywhere in them. */
struct address_shape {
	const char *host, *path;
};

/* Whether an absolute address is of one of n shapes. */
bool address_shape_matches(const char *url, const struct address_shape *shapes,
			   size_t n);

#endif
