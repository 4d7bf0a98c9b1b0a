/* value: the value of an element being read: its characters, or the markup
 * within it. */
#ifndef LEDE_FEEDS_FEED_VALUE_H
#define LEDE_FEEDS_FEED_VALUE_H

#include "feeds/feed/facts.h"
#include "feeds/xml/xml.h"

/* How an element's content is meant. */
enum value_mode {
	VALUE_PLAIN,   /* characters; tags within do not count */
	VALUE_HTML,    /* characters are HTML already, not so in elements */
	VALUE_ESCAPED, /* characters are HTML, in elements too */
	VALUE_LITERAL, /* characters are text */
	VALUE_XHTML, /* a div, whose content it is (RFC 4287 section 3.1.1.3) */
	VALUE_BASE64,
	VALUE_BASE64_HTML,
	VALUE_NOTHING, /* it is elsewhere: content with src */
};

/* One value being read. Once value_init has made it, it is used again and
 * again. */
struct capture {
	enum value_mode mode;
	GString *text;
	bool markup; /* there were elements: `text` is markup from then on */
	guint depth; /* open elements in it */
};

void value_init(struct capture *c);
void value_clear(struct capture *c);

/* Begins the next one. */
void value_begin(struct capture *c, enum value_mode mode);
void value_text(struct capture *c, const char *text, size_t size);
/* `base` resolves the addresses in it; NULL: they stay as they are, for the
 * base of the whole value is theirs. */
void value_start(struct capture *c, const struct xml_tag *tag,
		 const char *base);
void value_end(struct capture *c, const char *name);
/* The value, and how it is to be read; good until the next value_begin. */
const char *value_value(struct capture *c, enum form *form);

/* The mode of an Atom text construct (RFC 4287 sections 3.1 and 4.1.3;
 * `mode` and the types of Atom 0.3 where `old`). */
enum value_mode value_mode_of(const char *type, const char *mode, bool old,
			      bool has_src);

#endif
