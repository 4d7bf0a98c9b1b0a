/* resemblance: how much an entry of a document looks like a stored story. */
#ifndef LEDE_FEEDS_STORE_RESEMBLANCE_H
#define LEDE_FEEDS_STORE_RESEMBLANCE_H

#include "feeds/store/candidates.h"
#include "feeds/store/incoming.h"

/* The evidence that they are the same; a higher value is stronger. */
enum resemblance {
	SAME_NOTHING,
	SAME_NUMBER, /* their addresses end in one article number */
	SAME_TITLE,
	SAME_LINK,
	SAME_TITLE_AND_LINK,
	SAME_CONTENT /* all that was published */
};

/* `link` is the url_key of the entry's link, or NULL. */
enum resemblance resemblance_of(const struct arrival *a, const char *link,
				const struct candidate *t);

/* The article number at the end of an address ("/news/lamp-48211.html"), or NULL: of
 * five digits at least, for less is a page or a place in a list, and no date or time;
 * *n digits. Borrowed from the address. */
const char *resemblance_number(const char *link, size_t *n);

#endif
