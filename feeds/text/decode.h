/* decode: bytes to UTF-8: mark, header, declaration, guess. */
#ifndef LEDE_FEEDS_TEXT_DECODE_H
#define LEDE_FEEDS_TEXT_DECODE_H

#include <stddef.h>

/* Where a document may declare its encoding. */
enum decode_kind {
	DECODE_XML,   /* in the XML declaration */
	DECODE_HTML,  /* in a meta element */
	DECODE_JSON,  /* nowhere */
	DECODE_PLAIN, /* nowhere */
};

/* Opens a converter for every encoding that is known here and leaves it open:
 * the C library reads files to do so, and behind a shut sandbox there are none. */
void decode_open(void);

struct decode_input {
	const char *bytes;
	size_t size;
	const char *content_type; /* the header's; NULL for none */
	enum decode_kind kind;
};

/* The document as UTF-8 without the controls that XML forbids (XML 1.0 section
 * 2.2), U+0080 to U+009F read as windows-1252. Its encoding is found in this
 * order: byte order mark, charset of the header (RFC 7303 section 3), the
 * pattern of the first bytes (XML 1.0 appendix F), the document's own
 * declaration, UTF-8 if valid, windows-1252. One in which the bytes make no sense
 * gives way to the next. Names are read as the WHATWG Encoding Standard reads
 * them (section 4.2), ISO-8859-1 as windows-1252 for one.
 *
 *   size      bytes, without the NUL that follows them
 *   encoding  its name in lower case, not to be freed; may be NULL
 *
 * Never NULL; the caller's. */
char *decode_text(const struct decode_input *in, size_t *size,
		  const char **encoding);

struct decoded {
	const char *text;
	size_t size;
	const char *encoding;
	char *owned; /* `text` where it had to change: the caller's */
};

/* The same for bytes that a NUL follows: where nothing has to change, the
 * result lies in them and `owned` is NULL. A large document is not held twice. */
struct decoded decode_ended(const struct decode_input *in);

#endif
