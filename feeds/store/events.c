#include "feeds/store/events.h"

#include "feeds/store/heads_sql.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

int64_t event_outlet(Store *s, int64_t feed)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT " EVENT_OUTLET " FROM feed f WHERE f.id = ?", NULL);
	int64_t outlet;

	if (!q)
		return feed;
	sqlite3_bind_int64(q, 1, feed);
	outlet = sql_number(q);
	return outlet > 0 ? outlet : feed;
}

bool event_assign(Store *s, int64_t id, int64_t event, GError **error)
{
	return sql_run(
		s, "UPDATE story SET event = ?2 WHERE id = ?1 AND event = id",
		SQL_VALUES(id, event), error);
}

/* The front-page score and the outlets are on the row of the first report, and on that
 * of the head: lists are in the order of the one. */
bool event_set_head(Store *s, int64_t event, const struct event_head *h,
		    GError **error)
{
	static const char weigh[] =
		"UPDATE story SET outlets = ?2, front = ?3 WHERE (id = ?1 OR"
		" (head_all = 1 AND event = ?1 AND event <> id)) AND"
		" (outlets <> ?2 OR front <> ?3)";
	sqlite3_stmt *q;

	if (h->chosen &&
	    !sql_run(s,
		     "UPDATE story SET head = ?2 WHERE id = ?1 AND head <> ?2",
		     SQL_VALUES(event, h->chosen), error))
		return false;
	if (!sql_run(s, HEADS_SQL("SELECT ?1 AS id"), SQL_VALUES(event), error))
		return false;
	q = store_prepare(s, weigh, error);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, event);
	sqlite3_bind_int(q, 2, h->outlets);
	sqlite3_bind_double(q, 3, h->front);
	return sql_finish(s, q, error);
}

bool event_join(Store *s, int64_t id, int64_t other, GError **error)
{
	return sql_run(s,
		       "UPDATE story SET event = (SELECT event FROM story WHERE"
		       " id = ?2) WHERE id = ?1 AND event = id",
		       SQL_VALUES(id, other), error) &&
	       sql_run(s,
		       "INSERT INTO beside SELECT ?1, place, other, kind,"
		       " score, words FROM beside WHERE story = ?2 AND other"
		       " <> ?1 AND NOT EXISTS (SELECT 1 FROM beside WHERE"
		       " story = ?1)",
		       SQL_VALUES(id, other), error);
}

bool event_read_both(Store *s, int64_t id, int64_t other, GError **error)
{
	return sql_run(s,
		       "UPDATE story SET read = 1 WHERE id IN (?1, ?2) AND"
		       " read = 0 AND EXISTS (SELECT 1 FROM story WHERE id IN"
		       " (?1, ?2) AND read = 1)",
		       SQL_VALUES(id, other), error);
}

bool event_weight(Store *s, int64_t event, int *outlets, int64_t *newest,
		  GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT count(DISTINCT " EVENT_OUTLET "), coalesce(max(s.time),"
		" 0) FROM story s JOIN feed f ON f.id = s.feed WHERE s.hidden ="
		" 0 AND s.id IN (SELECT ?1 UNION ALL SELECT id FROM story WHERE"
		" event = ?1 AND event <> id)",
		error);
	bool good;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, event);
	good = sqlite3_step(q) == SQLITE_ROW;
	*outlets = good ? sqlite3_column_int(q, 0) : 0;
	*newest = good ? sqlite3_column_int64(q, 1) : 0;
	if (!good)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return good;
}

bool event_reports(Store *s, int64_t event, int most, Stories **out,
		   GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT" STORY_COLUMNS "FROM story s" STORY_JOINS
		" WHERE s.hidden = 0 AND s.id IN (SELECT ?1 UNION ALL SELECT id"
		" FROM story WHERE event = ?1 AND event <> id)"
		" ORDER BY s.id DESC LIMIT ?2",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, event);
	sqlite3_bind_int(q, 2, most);
	*out = story_take_all(s, q, error);
	return *out != NULL;
}
