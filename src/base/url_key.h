/* url_key: two addresses compared: tracking parameters, redirectors and all that
 * does not tell articles apart left out. */
#ifndef LEDE_SRC_BASE_URL_KEY_H
#define LEDE_SRC_BASE_URL_KEY_H

#include <glib.h>
#include <stdbool.h>

/* Without the query fields that only say where a click came from (utm_* and
 * their like) and without an empty query; all else stays. The caller's. */
char *url_without_tracking(const char *url);

/* The same article by any road: out of a redirector (unwrap), without tracking, words that the road was a
 * feed (source=rss), scheme, "www.", a last slash, fragment. For comparing
 * only. The caller's. */
char *url_key(const char *url);

#endif
