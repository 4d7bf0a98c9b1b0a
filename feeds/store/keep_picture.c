#include "feeds/store/keep_picture.h"

#include "src/store/sql.h"

static bool put(Store *s, const struct kept_picture *p, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT OR REPLACE INTO picture (story, url, encoding, width,"
		" height, fetched, bytes) SELECT id, ?2, ?3, ?4, ?5, ?6, ?7"
		" FROM story WHERE id = ?1",
		error);
	gsize size;
	const void *bytes = g_bytes_get_data(p->bytes, &size);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, p->story);
	sql_text(q, 2, p->url);
	sql_text(q, 3, p->encoding);
	sqlite3_bind_int(q, 4, p->width);
	sqlite3_bind_int(q, 5, p->height);
	sqlite3_bind_int64(q, 6, p->now);
	sqlite3_bind_blob(q, 7, bytes, (int)size, SQLITE_STATIC);
	return sql_finish(s, q, error);
}

/* The sum of those that are newer than each, itself included, says which are too
 * many. */
static bool delete_oldest(Store *s, int64_t most, GError **error)
{
	return sql_run(s,
		       "DELETE FROM picture WHERE story IN (SELECT story FROM"
		       " (SELECT p.story, s.saved, sum(length(p.bytes)) OVER"
		       " (ORDER BY p.fetched DESC, p.story DESC) AS newer FROM"
		       " picture p JOIN story s ON s.id = p.story) WHERE"
		       " newer > ?1 AND saved = 0)",
		       SQL_VALUES(most), error);
}

bool store_keep_picture(Store *s, const struct kept_picture *p, GError **error)
{
	bool good;

	if (!sql_open(s, error))
		return false;
	good = put(s, p, error) && delete_oldest(s, p->most, error);
	return sql_close(s, good, error);
}
