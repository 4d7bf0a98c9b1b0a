/* reading: a feed document while its elements are read: which are open, what their
 * handlers are, the value that is being gathered. */
#ifndef LEDE_FEEDS_FEED_READING_H
#define LEDE_FEEDS_FEED_READING_H

#include "feeds/feed/facts.h"
#include "feeds/feed/namespace.h"
#include "feeds/feed/value.h"
#include "feeds/xml/xml.h"

#define READING_LEVELS (XML_DEPTH_MAX + 4)
#define READING_ATTRS  5 /* attributes that one handler may look at */

/* The format, by the root of the document. */
struct shape {
	enum feed_format format;
	enum ns core;    /* its own elements, whatever namespace they have */
	bool lone_item;  /* the root is an item */
	bool by_name;    /* it is a feed even within a page */
	bool needs_more; /* it is a feed only if the root declares the format's
			    namespace, or there is an element of the format */
};

/* Where an element is; or'ed in a rule. */
enum scope {
	IN_FEED = 1 << 0,
	IN_ITEM = 1 << 1,
	IN_IMAGE = 1 << 2,   /* an RSS image */
	IN_PERSON = 1 << 3,  /* an Atom author, or an RSS one with parts */
	IN_SOURCE = 1 << 4,  /* Atom's source of an item */
	IN_MEDIA = 1 << 5,   /* within media:group or media:content */
	IN_FOREIGN = 1 << 6, /* something unknown: items only are found there */
};

struct reading;

/* What is done at an element. */
struct handler {
	void (*start)(struct reading *r, const struct xml_tag *tag);
	/* NULL: a value that was begun at the start becomes a fact */
	void (*end)(struct reading *r);
};

/* The meaning of an element in some scopes. */
struct rule {
	const char *name; /* lower case */
	enum ns ns;
	unsigned scopes;
	const struct handler *handler;
	uint8_t field, rank; /* of the fact that it gives */
};

/* An open element. */
struct level {
	const struct rule *rule; /* NULL: nothing to do at its end */
	const char *name;
	const char *base, *lang; /* in scope */
	unsigned scope;          /* of its children; 0: nothing counts */
	bool has_base;           /* some xml:base is in scope */
};

/* `element_walk` goes up and down the levels; the rest is the handlers'. */
struct reading {
	Facts *facts;
	struct shape shape;
	struct level levels[READING_LEVELS];
	int depth;
	bool capturing; /* the value of an element is being read, */
	struct capture capture;
	struct fact fact; /* to be completed by it */
	GString *attrs[READING_ATTRS];
	GString *parts[3]; /* of a person: name, email, address */
	int part;          /* being read; -1: its own text */
};

/* Of a zeroed one: makes and frees what it holds. */
void reading_open(struct reading *r);
void reading_close(struct reading *r);

/* The walk's end of it: an element that has a rule, which is in its level; while
 * `capturing`, those within; characters; the end of the innermost element, which
 * may be the feed's root. */
void reading_start(struct reading *r, const struct xml_tag *tag);
void reading_inside(struct reading *r, const struct xml_tag *tag);
void reading_text(struct reading *r, const char *text, size_t size);
void reading_end(struct reading *r, bool root);

/* The handlers' end of it. */

struct level *reading_top(struct reading *r);
/* Adds a fact at once. */
void reading_add(struct reading *r, enum field field, unsigned rank,
		 const char *value);
/* Begins to gather the value of the innermost element, for r->fact. */
void reading_capture(struct reading *r, enum value_mode mode);
/* An attribute's value, kept till the fact is added; NULL if not there. */
const char *reading_attr(struct reading *r, const struct xml_tag *t,
			 const char *name, int slot);
/* The same with a namespace, set in `out`. */
bool reading_attr_of(const struct xml_tag *tag, enum ns ns, const char *name,
		     GString *out);
/* The text from its first character that is no blank on. */
const char *reading_skip_blanks(const GString *s);

#endif
