/* search_index: writes the search index: the folded words of stories whose text is
 * known.
 *
 * The FTS5 table has no content of its own. It removes the words that it is given, so
 * that a story is taken out before its title or text changes. Whether a story is in it
 * says the table search_docsize of FTS5. */
#ifndef LEDE_FEEDS_STORE_SEARCH_INDEX_H
#define LEDE_FEEDS_STORE_SEARCH_INDEX_H

#include "src/store/db.h"

/* Adds a story, which is not in it. */
bool store_index(Store *s, int64_t id, GError **error);
/* Takes a story out, if it is in it. */
bool store_unindex(Store *s, int64_t id, GError **error);
/* Takes out all stories of the temporary table `doomed` (retention). */
bool store_unindex_doomed(Store *s, GError **error);

/* A newer lede may make another index: the stories of an older store are added to it
 * in the background, the newest first. Adds up to `limit` of them, and their ids
 * (int64_t) to `ids`. None are added when all are in it. */
bool store_reindex(Store *s, guint limit, GArray *ids, GError **error);

#endif
