/* list_spec: which headlines, in which order. */
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
	LIST_EVENT,     /* every article of one event, oldest first */
	LIST_SEARCH,    /* what articles a query finds */
	LIST_HEADLINES, /* every headline, not folded: `lede list` */
};

/* Its order, where another one than that is wanted. */
enum list_sort {
	SORT_NEWEST,
	SORT_OLDEST, /* SECTION, ALL, SAVED, FEED */
	SORT_WEIGHT, /* SECTION, ALL: as the front page has them */
	SORT_SOURCE, /* SECTION, ALL: by feeds' names, newest first */
	SORTS
};

/* A value; strings are borrowed. An article that several feeds carry
 * (store_copies) is one headline, the first that the list could show, but of
 * FEED and HEADLINES. */
struct list {
	enum list_kind kind;
	const char *section; /* SECTION; a limit for HEADLINES; or NULL */
	int64_t feed;        /* FEED; a limit for HEADLINES; or 0 */
	int64_t event;       /* EVENT */
	const char *query;   /* SEARCH: as typed */
	bool typing; /* SEARCH: being typed: many finds are not ranked */
	enum list_sort sort;
	bool unread, saved;    /* only those */
	bool apart;            /* EVENT, SEARCH: each copy is a headline */
	bool by_time;          /* SEARCH: newest first; else best first */
	int64_t since;         /* HEADLINES: not older; 0 for all */
	const GArray *weights; /* FRONT: of sections (rank_weights); or NULL */
};

#endif
