/* finds: addresses that a document names: the feeds of a page, the
 * subscriptions of a list. */
#ifndef LEDE_FEEDS_LINKS_LINKS_H
#define LEDE_FEEDS_LINKS_LINKS_H

#include "src/base/pack.h"

#define FINDS_MAX 10000 /* addresses taken from one document */

/* One address. `title` and `section` are NULL where the document is silent. */
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
} Finds;

Finds *finds_new(void);
void finds_free(Finds *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Finds, finds_free)

/* Adds one, copied; one whose url is there already is left out. False when
 * FINDS_MAX is reached. */
bool finds_add(Finds *f, const char *url, const char *title,
	       const char *section);
/* Adds a note; copied. */
void finds_note(Finds *f, const char *note);

guint finds_count(const Finds *f);
const struct find *finds_at(const Finds *f, guint i);
const char *finds_note_at(const Finds *f, guint i);

/* To bytes and back; NULL for bytes that finds_pack cannot have written. */
void finds_pack(const Finds *f, Buf *out);
Finds *finds_unpack(const void *bytes, size_t size);

#endif
