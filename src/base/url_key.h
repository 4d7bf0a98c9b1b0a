/* url_key: two addresses compared: tracking parameters, redirectors and all that
 * does not tell articles apart left out. */
#ifndef LEDE_SRC_BASE_URL_KEY_H
#define LEDE_SRC_BASE_URL_KEY_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Without the query fields that only say where a click came from (utm_* and
 * their like) and without an empty query; all else stays. The caller's. */
char *url_without_tracking(const char *url);
/* The i-th of these fields, as the manual lists them: "utm_*" are all that begin with
 * "utm_". NULL past the last. */
const char *url_tracking_field(size_t i);

/* What is the same for all addresses of one article: that inside a redirector
 * (tracking_link), without scheme, "www.", a last slash, fragment, tracking and
 * fields that say that the link was in a feed (source=rss). For comparing only. The
 * caller's. */
char *url_key(const char *url);

#endif
