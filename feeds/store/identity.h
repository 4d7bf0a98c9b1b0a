/* identity: which stored story an entry of a feed is.
 *
 * It is the one with its guid, if there is one. Where several entries of a document
 * have one guid, guid and link are the key (shared_guid); an entry of a guid that is
 * or was shared is the story with that guid and the same link, else the same title.
 *
 * The publisher may have given an old entry a new guid: after a move to another
 * system or to https, with tracking or counters in its links, with a number for each
 * version, or with every refresh. So an entry with an unknown guid is a stored story
 * of its feed whose own guid is no longer in the document, if
 *
 *   - their guids are the same web address except for scheme and tracking, or
 *   - their guids are the same up to "#" and a small number, and link and title
 *     are the same: some publishers count the versions of a story there, with a
 *     new time for each, or
 *   - they were published in the same second and have the same title, or the same
 *     link, which other entries do not have too, or addresses that end in the same
 *     article number, or
 *   - one of them has no time, but they have the same title and link, or nothing
 *     at all has changed except the guid. That an entry with a time is a story
 *     without is considered only where no guid of the document is known, for
 *     all stored stories of the feed are compared.
 *
 * A guid may tell nothing: it is the place in the document, or two entries have
 * exchanged theirs. Where an entry has another link than the story of its guid, it is
 * the one that has its title, link and time, if that is no other entry.
 *
 * Links are compared without scheme and tracking (url_key). The strongest evidence of
 * all entries decides first. If two stored stories have equal evidence, the entry is
 * new, unless title and link are the same or as many unknown entries compete for
 * them: a story shown twice is a smaller harm than a story lost. A headline that is
 * repeated every day has another time each day, so that each is a story. */
#ifndef LEDE_FEEDS_STORE_IDENTITY_H
#define LEDE_FEEDS_STORE_IDENTITY_H

#include "feeds/store/incoming.h"
#include "src/store/db.h"

typedef struct identity Identity;

/* Decides for all entries of a document, before any of it is stored; `document` must
 * outlive it. Looks up every guid; what costs more is done where one is unknown, or
 * has another link. A story that loses its key to another one gets a
 * key of its own in the store. NULL with an error. */
Identity *identity_new(Store *s, int64_t feed, const Incoming *document,
		       GError **error);
void identity_free(Identity *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Identity, identity_free)

struct stored_story {
	int64_t id;      /* 0: the entry is new */
	const char *key; /* under which it is to be stored; the identity's */
	bool changed;    /* what was published differs from what is stored */
	bool renamed;    /* its key differs */
	bool is_deleted; /* retention has deleted it (tombstones) */
};

/* Which story the i-th entry of the document is; no two are the same one. */
struct stored_story identity_of(const Identity *s, guint i);

#endif
