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

/* Whether event ?2 has another story of the outlet of story ?1 than a copy of it. */
#define HAS_OUTLET                                                             \
	"EXISTS (SELECT 1 FROM story m JOIN feed g ON g.id = m.feed JOIN "     \
	"story"                                                                \
	" x ON x.id = ?1 JOIN feed f ON f.id = x.feed WHERE m.id IN (SELECT "  \
	"?2"                                                                   \
	" UNION ALL SELECT id FROM story WHERE event = ?2 AND event <> id) "   \
	"AND"                                                                  \
	" m.id <> ?1 AND coalesce(g.publisher, g.id) ="                        \
	" coalesce(f.publisher, f.id) AND NOT EXISTS (SELECT 1 FROM alike a"   \
	" JOIN alike b ON b.hash = a.hash WHERE a.story = ?1 AND b.story ="    \
	" m.id))"

bool event_assign(Store *s, int64_t id, int64_t event, GError **error)
{
	return sql_run(s,
		       "UPDATE story SET event = ?2 WHERE id = ?1 AND event ="
		       " id AND NOT " HAS_OUTLET,
		       SQL_VALUES(id, event), error);
}

bool event_is_read(Store *s, int64_t event)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT EXISTS (SELECT 1 FROM story WHERE read = 1 AND id IN"
		" (SELECT ?1 UNION ALL SELECT id FROM story WHERE event = ?1"
		" AND event <> id))",
		NULL);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, event);
	return sql_number(q) > 0;
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
	static const char age[] =
		"UPDATE story SET newest = ?2 WHERE (id = ?1 OR (event = ?1 AND"
		" event <> id AND (head_all = 1 OR head_section = 1))) AND"
		" max(time, newest) <> ?2";
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
	return sql_finish(s, q, error) &&
	       sql_run(s, age, SQL_VALUES(event, h->newest), error);
}

static int64_t event_of(Store *s, int64_t id)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT event FROM story WHERE id = ?", NULL);

	if (!q)
		return 0;
	sqlite3_bind_int64(q, 1, id);
	return sql_number(q);
}

bool event_join(Store *s, int64_t id, int64_t other, GError **error)
{
	return event_assign(s, id, event_of(s, other), error) &&
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
