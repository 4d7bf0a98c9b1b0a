#include "feeds/store/events.h"

#include "src/store/sql.h"

#include <glib/gi18n.h>

bool event_assign(Store *s, int64_t id, int64_t event, GError **error)
{
	return sql_run(
		s, "UPDATE story SET event = ?2 WHERE id = ?1 AND event = id",
		SQL_VALUES(id, event), error);
}

/* The earliest report that is not hidden represents the event in all lists, and
 * the earliest of each section in the list of that section. Only rows that change
 * are written: the triggers cost more than the comparison. */
bool event_set_head(Store *s, int64_t event, int outlets, double front,
		    GError **error)
{
	static const char members[] =
		"WITH m AS (SELECT id, section, hidden FROM story WHERE id = ?1"
		" UNION ALL SELECT id, section, hidden FROM story"
		" WHERE event = ?1 AND event <> id),"
		" a AS (SELECT min(id) AS id FROM m WHERE hidden = 0),"
		" t AS (SELECT min(id) AS id FROM m WHERE hidden = 0"
		" GROUP BY section)"
		" UPDATE story SET head_all = id IN (SELECT id FROM a),"
		" head_section = id IN (SELECT id FROM t)"
		" WHERE id IN (SELECT id FROM m)"
		" AND (head_all <> (id IN (SELECT id FROM a))"
		" OR head_section <> (id IN (SELECT id FROM t)))";
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE story SET outlets = ?2, front = ?3 WHERE id = ?1"
		" OR (head_all = 1 AND event = ?1 AND event <> id)",
		error);

	if (!q || !sql_run(s, members, SQL_VALUES(event), error))
		return false;
	sqlite3_bind_int64(q, 1, event);
	sqlite3_bind_int(q, 2, outlets);
	sqlite3_bind_double(q, 3, front);
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
		"SELECT count(DISTINCT feed), coalesce(max(time), 0) FROM story"
		" WHERE hidden = 0 AND id IN (SELECT ?1 UNION ALL SELECT id"
		" FROM story WHERE event = ?1 AND event <> id)",
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
