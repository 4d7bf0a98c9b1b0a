/* facts: a feed as published: the values of its elements, in their order, before
 * `normalise` chooses among them. */
#ifndef LEDE_FEEDS_FEED_FACTS_H
#define LEDE_FEEDS_FEED_FACTS_H

#include "feeds/feed/parsed_feed.h"

/* What a fact is about. */
enum field {
	FIELD_TITLE,
	FIELD_LINK, /* more: rel, type, title, hreflang; rel NULL: RSS's own */
	FIELD_ORIGIN, /* the link behind one that counts clicks */
	FIELD_ID,
	FIELD_GUID,    /* more: isPermaLink */
	FIELD_SUMMARY, /* of a feed: its description */
	FIELD_CONTENT,
	FIELD_LANGUAGE,
	FIELD_UPDATED,
	FIELD_PUBLISHED,
	FIELD_ICON,
	FIELD_IMAGE,  /* more: width, height */
	FIELD_PERSON, /* form text: one text; else name; more: email, url */
	FIELD_CATEGORY,
	FIELD_KEYWORDS, /* several in one text */
	FIELD_TTL,
	FIELD_UPDATE_PERIOD,
	FIELD_UPDATE_FREQUENCY,
	FIELD_SKIP_HOUR,
	FIELD_SKIP_DAY,
	FIELD_ENCLOSURE, /* more: type, length, title */
	FIELD_ENCLOSURE_ORIGIN,
	FIELD_COMMENTS,
	FIELD_COMMENTS_COUNT,
	FIELD_SOURCE_TITLE,
	FIELD_SOURCE_LINK, /* more: rel */
	FIELD_SOURCE_PERSON,
	FIELD_BASE, /* the base of the items' addresses */
	FIELD_NONE,
};

/* How a value is to be read. */
enum form {
	FORM_HTML,  /* the value is HTML */
	FORM_TEXT,  /* the value is what it says */
	FORM_REFS,  /* text, but references are resolved in it */
	FORM_PARTS, /* a person with name, email and url of its own */
};

#define FACT_MORE 4

/* One thing that an element says. */
struct fact {
	uint8_t field; /* enum field */
	uint8_t rank;  /* of several with one field the lowest counts */
	uint8_t form;  /* enum form */
	const char *value;
	const char *more[FACT_MORE];
	const char *base; /* xml:base in scope, not resolved yet; NULL: none */
	const char *lang; /* xml:lang in scope; NULL: none */
};

/* The facts of one item. */
struct facts_item {
	uint32_t first, n; /* in Facts.facts */
	const char *lang;  /* xml:lang in scope at the item */
};

/* A feed as published. Strings live in the set of the ParsedFeed that it becomes. */
typedef struct facts {
	ParsedFeed *entry;
	GArray *about;    /* struct fact: of the feed */
	GArray *facts;    /* struct fact: of the items, one after another */
	GArray *items;    /* struct facts_item */
	const char *lang; /* xml:lang on the root */
	bool in_item;
} Facts;

/* `size` is the document's, in bytes: room is reserved by it. */
Facts *facts_new(size_t size);
void facts_free(Facts *d); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

/* Begins an item, to which facts belong until facts_close. */
void facts_open(Facts *d, const char *lang);
void facts_close(Facts *d);
/* Drops the open item: the document ended within it. False if none was open. */
bool facts_drop(Facts *d);

/* Adds a fact to the open item, or to the feed. Its strings are copied but
 * for base and lang, which must be the set's. Blank ones are left out, but
 * for links and bases, where nothing is an address too. */
struct fact *facts_add(Facts *d, const struct fact *f);

/* Adds a warning of a repair, unless it is there already. */
void facts_warn(Facts *d, const char *words);

#endif
