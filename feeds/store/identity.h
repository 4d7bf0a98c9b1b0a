/* identity: which stored story an entry of a feed is.
 *
 * It is the one with its guid, if there is one. Else the publisher may have given
 * an old entry a new guid: after a move to another system or to https, with
 * tracking or counters in its links, with a number for each version. So an entry
 * with an unknown guid is a stored story of its feed whose own guid is no longer
 * in the document, if
 *
 *   - their guids are the same web address except for scheme and tracking, or
 *   - their guids are the same up to "#" and a small number, and link and title
 *     are the same: some publishers count the versions of a story there, with a
 *     new time for each, or
 *   - they were published in the same second and have the same link, which other
 *     entries do not have too, unless the title is the same, or
 *   - they were published in the same second, have the same title, and not two
 *     different links; in a flood the links may differ, or
 *   - one of them has no time, but they have the same title and link, or nothing
 *     at all has changed except the guid. That an entry with a time is a story
 *     without is considered only where no guid of the document is known, for
 *     all stored stories of the feed are compared.
 *
 * Links are compared without scheme and tracking (url_key). A flood is a document
 * of which more than half of the entries have unknown guids: then it is more
 * likely that guids have changed than that so many new entries repeat title and
 * second of old ones, so that less evidence suffices.
 *
 * The strongest evidence decides. If two stored stories have equal evidence, the
 * entry is new, unless title and link are the same or as many unknown entries
 * compete for them: a story shown twice is a smaller harm than a story lost. A
 * headline that is repeated every day has another time each day, so that each is
 * a story. */
#ifndef LEDE_FEEDS_STORE_IDENTITY_H
#define LEDE_FEEDS_STORE_IDENTITY_H

#include "feeds/store/incoming.h"
#include "src/store/db.h"

typedef struct identity Identity;

/* For one document, before any of it is stored; both `s` and `document` must
 * outlive it. Looks up every guid; what costs more is done when the first unknown
 * one is asked for. NULL with an error if the store cannot be read. */
Identity *identity_new(Store *s, int64_t feed, const Incoming *document,
		       GError **error);
void identity_free(Identity *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Identity, identity_free)

struct stored_story {
	int64_t id;      /* 0: the entry is new */
	bool changed;    /* what was published differs from what is stored */
	bool is_deleted; /* retention has deleted it (tombstones) */
};

/* Which story the i-th entry of the document is; no two are the same one. */
bool identity_find(Identity *s, guint i, struct stored_story *found,
		   GError **error);

#endif
