/* capture: the value of an element being read: its characters, or the markup
 * within it. */
#ifndef LEDE_FEEDS_FEED_VALUE_H
#define LEDE_FEEDS_FEED_VALUE_H

#include "feeds/feed/facts.h"
#include "feeds/xml/xml.h"

/* How an element's content is meant. */
enum capture_mode {
	CAPTURE_PLAIN,   /* characters; tags within do not count */
	CAPTURE_HTML,    /* characters are HTML already, not so in elements */
	CAPTURE_ESCAPED, /* characters are HTML, in elements too */
	CAPTURE_LITERAL, /* characters are what they say */
	CAPTURE_XHTML,   /* a div, whose inside it is */
	CAPTURE_BASE64,
	CAPTURE_BASE64_HTML,
	CAPTURE_NOTHING, /* it stands elsewhere */
};

/* One value being read. Once capture_init has made it, it is used again and
 * again. */
struct capture {
	enum capture_mode mode;
	GString *text;
	bool markup; /* there were elements: `text` is markup from then on */
	guint depth; /* open elements in it */
};

void capture_init(struct capture *c);
void capture_clear(struct capture *c);

/* Begins anew. */
void capture_begin(struct capture *c, enum capture_mode mode);
void capture_text(struct capture *c, const char *text, size_t size);
/* `base` resolves the addresses in it; NULL: they stay as they are, for the
 * base of the whole value is theirs. */
void capture_start(struct capture *c, const struct xml_tag *tag,
		   const char *base);
void capture_end(struct capture *c, const char *name);
/* The value, and how it is to be read; good until the next capture_begin. */
const char *capture_value(struct capture *c, enum form *form);

/* What an Atom text construct says of itself (RFC 4287 sections 3.1 and 4.1.3;
 * `mode` and the types of Atom 0.3 where `old`). */
enum capture_mode capture_mode_of(const char *type, const char *mode, bool old,
				  bool has_src);

#endif
