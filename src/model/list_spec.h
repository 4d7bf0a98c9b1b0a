/* list_spec: the specification of a list: which headlines, in which order. */
#ifndef LEDE_SRC_MODEL_LIST_SPEC_H
#define LEDE_SRC_MODEL_LIST_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum list_kind {
	LIST_FRONT,     /* by importance, one headline an event */
	LIST_SECTION,   /* newest first, one headline an event */
	LIST_ALL,       /* the same, of every section */
	LIST_SAVED,     /* every saved article, newest first */
	LIST_FEED,      /* every headline of one feed */
	LIST_EVENT,     /* every article of one event, newest first */
	LIST_SEARCH,    /* the articles that match a query */
	LIST_HEADLINES, /* every headline, not folded: `lede list` */
};

/* The order, where it is not the default of the kind. */
enum list_sort {
	SORT_NEWEST,
	SORT_OLDEST, /* SECTION, ALL, SAVED, FEED, EVENT */
	SORT_WEIGHT, /* SECTION, ALL: as the front page has them */
	SORT_SOURCE, /* SECTION, ALL: by feeds' names, newest first */
	SORTS
};

/* A value; strings are borrowed. Of the copies of an article in several feeds
 * (feeds/store/copies) a list has the first that matches, except for FEED and
 * HEADLINES, which have all. */
struct list {
	enum list_kind kind;
	const char *section; /* SECTION; a limit for HEADLINES; or NULL */
	int64_t feed;        /* FEED; a limit for HEADLINES; or 0 */
	int64_t event;       /* EVENT */
	const char
		*query; /* SEARCH: as typed; EVENT: its headline, as a title */
	bool typing;    /* SEARCH: incomplete: it gives way to the next key */
	enum list_sort sort;
	bool unread, saved;    /* only those */
	bool apart;            /* EVENT, SEARCH: each copy is a headline */
	bool whole;            /* SEARCH: all matches, however many */
	bool by_time;          /* SEARCH: newest first; else best first */
	int64_t since;         /* HEADLINES: not older; 0 for all */
	const GArray *weights; /* FRONT: of sections (rank_weights); or NULL */
};

/* Whether a headline of the list stands for all reports of its event. */
static inline bool list_is_folded(const struct list *l)
{
	return l->kind == LIST_FRONT || l->kind == LIST_SECTION ||
	       l->kind == LIST_ALL;
}

struct story;

/* The part of a list that is wanted: `limit` headlines after `after` (its sort key and
 * its id count; NULL: from the top), or with `back` the ones before it (NULL: the
 * last ones). A search has neither and is continued by `skip`. */
struct list_page {
	const struct story *after;
	bool back;
	int skip, limit;
};

/* How many headlines a list has, and how many of them are unread. */
struct list_counts {
	int64_t stories, unread;
};

#endif
