/* elements: the names that formats share: their own, and those of dc, content,
 * media, itunes and the like, with what each means where. */
#ifndef LEDE_FEEDS_FEED_ELEMENTS_H
#define LEDE_FEEDS_FEED_ELEMENTS_H

#include "feeds/feed/facts.h"
#include "feeds/xml/xml.h"

/* Namespaces by what they mean. */
enum ns {
	NS_NONE,
	NS_RSS, /* RSS of any version that has one */
	NS_ATOM10,
	NS_ATOM03,
	NS_CDF, /* has none: by the format alone */
	NS_RDF,
	NS_DC,
	NS_DCTERMS,
	NS_CONTENT,
	NS_MEDIA,
	NS_ITUNES,
	NS_GOOGLEPLAY,
	NS_SLASH,
	NS_THREAD,
	NS_FEEDBURNER,
	NS_XHTML,
	NS_XML,
	NS_OTHER,
};

/* What the root of a document makes of it. */
struct shape {
	enum feed_format format;
	enum ns core;    /* its own elements, whatever namespace they have */
	bool lone_item;  /* the root is an item */
	bool by_name;    /* it is a feed even within a page */
	bool needs_more; /* it is a feed only if there is a channel or item */
};

/* Where an element stands; or'ed in a rule. */
enum scope {
	IN_FEED = 1 << 0,
	IN_ITEM = 1 << 1,
	IN_IMAGE = 1 << 2,   /* an RSS image */
	IN_PERSON = 1 << 3,  /* an Atom author, or an RSS one with parts */
	IN_SOURCE = 1 << 4,  /* Atom's source of an item */
	IN_MEDIA = 1 << 5,   /* within media:group or media:content */
	IN_FOREIGN = 1 << 6, /* something unknown: items only are found there */
};

/* What is done at an element. */
enum act {
	ACT_SKIP, /* with all in it */
	ACT_FEED, /* its children tell of the feed */
	ACT_ITEM,
	ACT_IMAGE,
	ACT_SOURCE,    /* RSS: an address and words; Atom: a container */
	ACT_HTML,      /* its value is HTML, as RSS has it */
	ACT_PLAIN,     /* its characters */
	ACT_CONSTRUCT, /* an Atom text construct: RFC 4287 section 3.1 */
	ACT_GUID,
	ACT_PERSON,
	ACT_PART,      /* name, email or address of a person: field says */
	ACT_LINK,      /* RFC 4287 section 4.2.7 */
	ACT_ENCLOSURE, /* RSS 2.0 */
	ACT_MEDIA,     /* media:content, and a scope of its own */
	ACT_GROUP,     /* media:group: a scope */
	ACT_PICTURE,   /* an address in href, url or its characters */
	ACT_CATEGORY,  /* label, term, text, or its characters */
	ACT_NESTED,    /* a category with categories in it */
	ACT_HREF,      /* CDF: an address in href */
};

struct rule {
	const char *name; /* lower case */
	enum ns ns;
	unsigned scopes;
	enum act act;
	uint8_t field, rank;
};

/* What a namespace or, where none is declared, a conventional prefix means.
 * Known ones are told without regard to case, the last slash and http or
 * https. */
enum ns elements_ns(const char *uri, const char *prefix);

/* The rules of one name, next to each other: the first of them, and how many.
 * NULL if the name means nothing. */
const struct rule *elements_find(enum ns ns, const char *name, size_t *n);

/* The first of the rules that holds in `scope`; NULL if none does. */
const struct rule *elements_in(const struct rule *found, size_t n,
			       unsigned scope);

#endif
