/* html_parse: HTML to a tree, with libxml2's parser and what browsers do besides. */
#ifndef LEDE_FEEDS_HTML_HTML_PARSE_H
#define LEDE_FEEDS_HTML_HTML_PARSE_H

#include "feeds/html/page.h"

#include <stddef.h>

/* Reads HTML (valid UTF-8), however broken, as browsers would, near enough.
 * What scripts and style sheets hold is text of theirs. No network, no other
 * file, whatever it names. Never NULL. */
Page *html_parse(const char *html, size_t size);

#endif
