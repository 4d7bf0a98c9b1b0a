/* choose: the value of one field of an item, or of the feed: of its facts the one of
 * the lowest rank that is valid. */
#ifndef LEDE_FEEDS_FEED_CHOOSE_H
#define LEDE_FEEDS_FEED_CHOOSE_H

#include "feeds/feed/facts.h"

/* The facts that are read, and the base of their addresses. Results live as long as
 * `entry`. */
struct choosing {
	ParsedFeed *entry;
	const struct fact *facts;
	uint32_t n;
	const char *document; /* where it came from, or says so; may be NULL */
	const char *base;     /* for facts without xml:base; may be NULL */
	const char *raw, *resolved; /* the last xml:base, and what it came to */
	GString *scratch;
	bool too_many; /* members of a list */
};

/* The first fact of the lowest rank that is at least `from`; or NULL. */
const struct fact *choose_fact(const struct choosing *c, enum field field,
			       unsigned from);

/* The base of a fact's addresses; or NULL. */
const char *choose_base(struct choosing *c, const struct fact *f);
/* `url` made absolute where it can be; NULL for none, and for what a browser
 * would run. */
const char *choose_url_of(struct choosing *c, const struct fact *f,
			  const char *url);
/* The first address of a field, by rank; or NULL. */
const char *choose_url(struct choosing *c, enum field field);

/* Plain text of a value; NULL if nothing is left. */
const char *choose_plain(struct choosing *c, const char *value, enum form form);
/* The first plain text of a field, by rank; or NULL. */
const char *choose_text(struct choosing *c, enum field field);
/* A fact as HTML, not safe yet; NULL for NULL. */
const char *choose_html(struct choosing *c, const struct fact *f);

/* The first date of a field that makes sense, by rank. */
struct moment choose_moment(const struct choosing *c, enum field field);
/* Digits alone; -1 for anything else, and for NULL. */
int64_t choose_number(const char *text);
/* The first number of a field, by rank; -1 if there is none. */
int64_t choose_count(const struct choosing *c, enum field field);

#endif
