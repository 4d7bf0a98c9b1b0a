/* pairing: the entries of one document, and the stored stories that they are, while
 * this is found out (identity). */
#ifndef LEDE_FEEDS_STORE_PAIRING_H
#define LEDE_FEEDS_STORE_PAIRING_H

#include "feeds/store/candidates.h"
#include "feeds/store/incoming.h"
#include "feeds/store/resemblance.h"

/* Whether an entry whose guid is known is the story of that guid. */
enum doubt {
	DOUBT_NONE,  /* it has its link */
	DOUBT_LINK,  /* another link */
	DOUBT_WHOLE, /* another link and another title */
};

/* An entry; strings belong to the pairing or the document. */
struct pair {
	const struct arrival *entry;
	const char *link; /* the url_key of its link (pairing_read_links) */
	struct likeness like;
	bool shares_link; /* with another entry of the document */
	int64_t id;       /* of its story; 0: none is known yet */
	int64_t hash;     /* of what is stored */
	const char *old;  /* the key of its story */
	const char *key;  /* under which it is to be stored */
	bool is_known;    /* its key is that of a story */
	enum doubt doubt;
	bool is_deleted; /* retention has deleted it (tombstones) */
};

typedef struct pairing {
	Store *store;
	int64_t feed;
	struct pair *pairs; /* of all entries, in order */
	guint n;
	GHashTable *keys;  /* of the document */
	GHashTable *taken; /* ids (int64_t) of stories that are paired */
	GStringChunk *text;
} Pairing;

Pairing *pairing_new(Store *s, int64_t feed, const Incoming *document);
void pairing_free(Pairing *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pairing, pairing_free)

/* Reads the links of all entries; to be called before any is compared. */
void pairing_read_links(Pairing *p);
const char *pairing_keep(Pairing *p, const char *text); /* NULL is NULL */

/* Whether a story is still sought for the entry. */
bool pair_is_open(const struct pair *x);
/* Pairs an entry with a story; no two get the same one. */
void pairing_take(Pairing *p, struct pair *x, const struct candidate *t);

/* Pairs an entry with the one story among the candidates that resembles it most, by
 * `least` or more. Of several that resemble it as much one is taken only where that
 * loses nothing: they look the same to the user, or as many entries compete for
 * them. Returns whether it is paired. */
bool pairing_choose(Pairing *p, struct pair *x, const Candidates *candidates,
		    enum resemblance least);

#endif
