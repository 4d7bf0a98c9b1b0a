/* encoding: which encoding a document says or shows that it is in. Each function
 * returns NULL where its source names none that is known here. */
#ifndef LEDE_FEEDS_TEXT_ENCODING_H
#define LEDE_FEEDS_TEXT_ENCODING_H

#include "feeds/text/charset.h"

/* A byte order mark; `skip` becomes its size. */
const struct charset *encoding_from_mark(const char *bytes, size_t size,
					 size_t *skip);
/* The charset of a Content-Type (RFC 9110 section 8.3.2); NULL for none. */
const struct charset *encoding_from_header(const char *content_type);
/* The zeros in the first four bytes of a document that begins with ASCII (XML
 * 1.0 appendix F.1; JSON in RFC 4627 section 3), or EBCDIC. */
const struct charset *encoding_from_pattern(const char *bytes, size_t size);
/* The document's own declaration, in the first KiB: that of XML (XML 1.0
 * section 2.8), or a meta element of HTML, in the first 16. */
const struct charset *encoding_from_xml(const char *text, size_t size);
const struct charset *encoding_from_html(const char *text, size_t size);

#endif
