/* sniff: recognises documents that are no feed: binary formats by their magic
 * numbers, HTML, other XML; in words for the message. */
#ifndef LEDE_FEEDS_XML_SNIFF_H
#define LEDE_FEEDS_XML_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the bytes are of a kind that no decoding makes text: its name for
 * people ("PNG picture"), else NULL. */
const char *sniff_binary(const void *bytes, size_t size);

/* Whether the bytes are no text in any encoding: controls all over. */
bool sniff_is_noise(const void *bytes, size_t size);

/* Whether a text (UTF-8) begins as HTML does: with its document type or one
 * of its elements, comments and blanks before it left out. */
bool sniff_is_html(const char *text, size_t size);

/* What XML with this root is called ("OPML"); NULL if that has no name. */
const char *sniff_root(const char *name);

#endif
