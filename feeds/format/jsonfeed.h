/* jsonfeed: JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
#ifndef LEDE_FEEDS_FORMAT_JSONFEED_H
#define LEDE_FEEDS_FORMAT_JSONFEED_H

#include "feeds/feed/facts.h"

/* Reads a document (UTF-8) into `d`. Values of a wrong type are left out.
 * False with ERROR_FEED if it is no JSON, or other JSON; ERROR_LIMIT if it is
 * too much. */
bool jsonfeed_read(const char *text, size_t size, Facts *d, GError **error);

#endif
