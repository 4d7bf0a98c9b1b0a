/* page_ends: how the fetching of pages ended: the ends in their order, for those who pace
 * it, and the failures counted by their reason. */
#ifndef LEDE_FEEDS_CONTEXT_PAGE_ENDS_H
#define LEDE_FEEDS_CONTEXT_PAGE_ENDS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* How one ended. */
struct page_end {
	int64_t story;
	char *link_host, *host; /* of the link, and where that led */
	bool unreached;         /* no connection: it stays wanted, */
	int64_t after; /* and where its server asked to wait (Retry-After)
			   until then; 0: it did not */
};

/* How many failed. */
struct page_failures {
	guint count;
	const char *why; /* the commonest reason, borrowed; NULL: none failed */
	bool others;     /* there are other reasons */
};

typedef struct page_ends PageEnds;

PageEnds *page_ends_new(void);
void page_ends_free(PageEnds *e); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageEnds, page_ends_free)

/* Adds one with its strings. `why` it failed; NULL: it did not. */
void page_ends_add(PageEnds *e, const struct page_end *end, const char *why);
/* The next of them, whose strings are the caller's; false where there is none. */
bool page_ends_take(PageEnds *e, struct page_end *out);

struct page_failures page_ends_failures(const PageEnds *e);

#endif
