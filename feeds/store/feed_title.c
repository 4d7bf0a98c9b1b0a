#include "feeds/store/feed_title.h"

#include "feeds/store/mutes.h"
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

/* What the feeds of one short name are called (FEED_LABEL_SQL), by the indexes of both:
 * a look at all feeds for each new title is quadratic. */
static bool update_labels(Store *s, const char *name, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE feed SET label = CASE WHEN (SELECT count(*) FROM"
		" (SELECT 1 FROM feed o WHERE o.removed = 0 AND"
		" coalesce(o.name, o.short) COLLATE NOCASE = ?1 LIMIT 2)) > 1"
		" THEN title ELSE short END WHERE short COLLATE NOCASE = ?1",
		error);

	if (!q)
		return false;
	sql_text(q, 1, name);
	return sql_finish(s, q, error);
}

static char *short_name(Store *s, int64_t feed)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT short FROM feed WHERE id = ?", NULL);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	return sql_word(q);
}

/* Those that were called the same before may be the only ones now. */
static bool update_names(Store *s, int64_t feed, GError **error)
{
	g_autofree char *before = short_name(s, feed);
	g_autofree char *name = NULL;

	if (!sql_run(s, FEED_SHORT_SQL " WHERE id = ?1", SQL_VALUES(feed),
		     error))
		return false;
	name = short_name(s, feed);
	return store_mute_stale(s, error) && update_labels(s, name, error) &&
	       (g_strcmp0(before, name) == 0 ||
		update_labels(s, before, error));
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

	if (!q)
		return NULL;
	sql_text(q, 1, url);
	return sql_word(q);
}
