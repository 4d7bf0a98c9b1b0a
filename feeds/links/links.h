/* links: addresses that a document names: the feeds of a page, the
 * subscriptions of a list. */
#ifndef LEDE_FEEDS_LINKS_LINKS_H
#define LEDE_FEEDS_LINKS_LINKS_H

#include "src/base/pack.h"

#define LINKS_MAX 10000 /* addresses taken from one document */

/* One address. `title` and `section` are NULL where the document has none. */
struct find {
	const char *url, *title, *section;
};

/* Addresses in the order of the document, and notes on what was left out
 * ("line 7: exec: is not taken from a list"). */
typedef struct finds {
	GStringChunk *text;
	GArray *all;      /* struct find */
	GArray *notes;    /* const char * */
	GHashTable *seen; /* addresses that are there; for finds alone */
	bool full;        /* LINKS_MAX was reached, which is noted */
} FeedLinks;

FeedLinks *links_new(void);
void links_free(FeedLinks *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedLinks, links_free)

/* Adds one, copied; one whose url is there already is left out. False when
 * LINKS_MAX is reached. */
bool links_add(FeedLinks *f, const char *url, const char *title,
	       const char *section);
/* Adds a note; copied. */
void links_note(FeedLinks *f, const char *note);

/* Adds a feed at an address of the web, encoded for a request; notes one that is
 * at another. */
void links_add_web(FeedLinks *f, const struct find *feed);
/* Notes why something was left out. */
void links_note_why(FeedLinks *f, const char *what, const char *why);

guint links_count(const FeedLinks *f);
const struct find *links_at(const FeedLinks *f, guint i);
const char *links_note_at(const FeedLinks *f, guint i);

/* To bytes and back; NULL for bytes that links_pack cannot have written. */
void links_pack(const FeedLinks *f, Buf *out);
FeedLinks *links_unpack(const void *bytes, size_t size);

#endif
