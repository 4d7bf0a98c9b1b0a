/* copies: one article that several feeds carry: one line of a list.
 *
 * What is the same article as an older story (store_alike) is a copy of it.
 * The first and its copies have a row in `alike` whose hash is the first's id
 * made negative; no other hash is in that range. It outlives the first: the
 * copies that are left are one article still. */
#ifndef LEDE_FEEDS_STORE_COPIES_H
#define LEDE_FEEDS_STORE_COPIES_H

#include "src/store/copies_sql.h"
#include "src/store/db.h"

/* Notes that a story is the same article as an older one. */
bool copies_note(Store *s, int64_t id, int64_t twin, GError **error);
/* Forgets what a story is a copy of, and what is one of it; adds the ids
 * (int64_t) of these to `left`. */
bool copies_forget(Store *s, int64_t id, GArray *left, GError **error);

#endif
