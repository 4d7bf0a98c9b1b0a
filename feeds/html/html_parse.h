/* html_parse: parses HTML to a tree: libxml2's parser (SAX), corrected where HTML
 * Living Standard section 13.2.6 closes elements and libxml2 2.9 does not. */
#ifndef LEDE_FEEDS_HTML_HTML_PARSE_H
#define LEDE_FEEDS_HTML_HTML_PARSE_H

#include "feeds/html/page.h"

#include <stddef.h>

/* Reads any HTML (valid UTF-8) nearly as browsers do. What scripts and style sheets hold is text of theirs. No network, no other
 * file, whatever it names. Never NULL. */
Page *html_parse(const char *html, size_t size);
/* The same of at most so many nodes, where less memory is to be used. */
Page *html_parse_some(const char *html, size_t size, guint most);

#endif
