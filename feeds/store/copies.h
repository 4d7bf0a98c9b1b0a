/* copies: articles that several feeds carry, which lists show once.
 *
 * The first story of an article and its copies (duplicates) have a row in `alike`
 * whose hash is the id of the first, made negative; other hashes are not in that
 * range. The row outlives the first story: the copies that remain are still one
 * article. */
#ifndef LEDE_FEEDS_STORE_COPIES_H
#define LEDE_FEEDS_STORE_COPIES_H

#include "src/store/copies_sql.h"
#include "src/store/db.h"

/* Makes a story a copy of the article of an older one. */
bool copies_note(Store *s, int64_t id, int64_t older, GError **error);
/* Makes a story a copy of nothing, and its copies independent; adds their ids
 * (int64_t) to `left`. */
bool copies_forget(Store *s, int64_t id, GArray *left, GError **error);

#endif
