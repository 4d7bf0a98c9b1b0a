/* resemblance: how much an entry of a document looks like a stored story. */
#ifndef LEDE_FEEDS_STORE_RESEMBLANCE_H
#define LEDE_FEEDS_STORE_RESEMBLANCE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The evidence that they are the same; a higher value is stronger. */
enum resemblance {
	SAME_NOTHING,
	SAME_NUMBER, /* their addresses end in one article number */
	SAME_TITLE,
	SAME_LINK,
	SAME_TITLE_AND_LINK,
	SAME_CONTENT /* all that was published */
};

/* What is compared of an entry or a story. Texts are compared only where their hashes
 * (g_str_hash) are equal: a document of 2,000 long titles that differ at their ends
 * is compared with as many stories. */
struct likeness {
	int64_t hash;             /* of all that was published */
	const char *title, *link; /* link: its url_key; or NULL */
	guint title_hash, link_hash;
	const char *number; /* resemblance_number of the link; or NULL */
	size_t digits;
};
/* Borrows the texts. */
struct likeness likeness_of(const char *title, const char *link, int64_t hash);

enum resemblance resemblance_of(const struct likeness *a,
				const struct likeness *b);
bool resemblance_same_title(const struct likeness *a, const struct likeness *b);
bool resemblance_same_number(const struct likeness *a,
			     const struct likeness *b);

/* The article number at the end of an address ("/news/lamp-48211.html"), or NULL: of
 * five digits at least, for less is a page or a place in a list, and no date or time;
 * *n digits. Borrowed from the address. */
const char *resemblance_number(const char *link, size_t *n);

#endif
