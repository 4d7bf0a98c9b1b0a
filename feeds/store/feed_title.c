#include "feeds/store/feed_title.h"

#include "src/config/query.h"
#include "src/store/schema.h"
#include "src/store/sql.h"

static bool update_title(Store *s, int64_t feed, const Incoming *a,
			 GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE feed SET title = coalesce(?2, title), site = "
		"coalesce(?3, site), publisher = publisher_of(coalesce(?3,"
		" site)) || CASE WHEN publisher_of(url) IS NULL THEN ' ' ||"
		" coalesce(?2, title) ELSE '' END"
		" WHERE id = ?1 AND (title IS NOT coalesce(?2, title) OR"
		" site IS NOT coalesce(?3, site))",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, feed);
	sql_text(q, 2, a->title);
	sql_text(q, 3, a->site);
	return sql_finish(s, q, error);
}

static bool update_names(Store *s, int64_t feed, GError **error)
{
	return sql_run(s, FEED_SHORT_SQL " WHERE id = ?1", SQL_VALUES(feed),
		       error) &&
	       sql_run(s,
		       FEED_LABEL_SQL " WHERE short = (SELECT short FROM feed"
				      " WHERE id = ?1) COLLATE NOCASE",
		       SQL_VALUES(feed), error);
}

bool store_put_title(Store *s, int64_t feed, const Incoming *a, GError **error)
{
	return update_title(s, feed, a, error) &&
	       (sqlite3_changes(store_db(s)) == 0 ||
		update_names(s, feed, error));
}

bool store_put_title_at(Store *s, const char *url, const Incoming *a,
			GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT id FROM feed WHERE url = ? AND removed = 0", error);
	int64_t feed;

	if (!q)
		return false;
	sql_text(q, 1, url);
	feed = sql_number(q);
	if (!feed)
		return true;
	return sql_open(s, error) &&
	       sql_close(s, store_put_title(s, feed, a, error), error);
}

char *store_feed_name(Store *s, const char *url)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT " SQL_FEED_NAME("feed") " FROM feed WHERE url"
						" = ? AND removed = 0",
		NULL);
	char *name = NULL;

	if (!q)
		return NULL;
	sql_text(q, 1, url);
	if (sqlite3_step(q) == SQLITE_ROW)
		name = g_strdup(sql_column(q, 0));
	sqlite3_reset(q);
	return name;
}
