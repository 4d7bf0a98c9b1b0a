/* identity: which stored story an entry is.
 *
 * It is the one of its guid, if that is stored. Else the publisher may have
 * given an old entry a new guid: by a move to another system or to https, by
 * counted links, by counting versions. So an entry of an unknown guid is a
 * stored story of its feed whose own guid is not in the document any more, if
 *
 *   - their guids are the same web address but for scheme and tracking, or
 *   - their guids are the same up to "#" and a small number, and link and title
 *     are the same: some count the versions of a story there, with a new time
 *     for each, or
 *   - they were published in the same second and have the same link, which is
 *     not the link of other entries too unless the title is the same, or
 *   - they were published in the same second, have the same title, and not two
 *     different links; two links are no objection in a flood, or
 *   - one of them has no time, but they have the same title and link, or
 *     nothing at all has changed but the guid. That an entry with a time is
 *     one without is looked for only where no guid of the document is known,
 *     for it means to look at all that is stored of the feed.
 *
 * A link is the same whatever its scheme and tracking (url_key). A flood is a
 * document of which more than half of the entries have unknown guids. It needs
 * less proof, because then ids have changed rather than that news came of the
 * same title and second as old news; a single entry under a new id and a new
 * link is news.
 *
 * The better proof wins. If two stored ones would do equally well, none does,
 * unless title and link are the same or as many unknown entries claim them: a
 * story shown twice is less than a story lost. A headline that comes back each
 * day has another time each day, so each is a story of its own. */
#ifndef LEDE_FEEDS_STORE_IDENTITY_H
#define LEDE_FEEDS_STORE_IDENTITY_H

#include "feeds/store/incoming.h"
#include "src/store/db.h"

typedef struct same Identity;

/* For one document, read before any of it is stored; both `s` and `document`
 * must outlive it. Looks every guid up; what costs more is done only once an
 * unknown one is asked for. NULL with an error if the store cannot be read. */
Identity *same_new(Store *s, int64_t feed, const Incoming *document,
		   GError **error);
void same_free(Identity *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Identity, same_free)

struct same_story {
	int64_t id;   /* 0: a new one */
	bool changed; /* what is stored is not what was published now */
	bool gone;    /* it was let go (store_gone) */
};

/* Which story the i-th entry of the document is; no two are the same one. */
bool same_find(Identity *s, guint i, struct same_story *found, GError **error);

#endif
