#include "feeds/store/retention.h"

#include "feeds/store/heads_sql.h"
#include "feeds/store/search_index.h"
#include "feeds/store/tombstones.h"
#include "src/store/sql.h"

/* The events that lose a story and keep others, and who names each from now on: its first
 * story that is left. */
static bool list_torn(Store *s, GError **error)
{
	return store_run(
		s,
		"CREATE TEMP TABLE IF NOT EXISTS torn (id INTEGER PRIMARY KEY,"
		" heir INTEGER); DELETE FROM torn;"
		"INSERT INTO torn SELECT e.event, (SELECT min(m.id) FROM story"
		" m WHERE m.id IN (SELECT e.event UNION ALL SELECT id FROM"
		" story WHERE event = e.event AND event <> id) AND m.id NOT IN"
		" (SELECT id FROM doomed)) FROM (SELECT DISTINCT event FROM"
		" story WHERE id IN (SELECT id FROM doomed)) e;"
		"DELETE FROM torn WHERE heir IS NULL",
		error);
}

/* The heir gets what is on the row of the first story (events), all others its id. */
static bool name_heirs(Store *s, GError **error)
{
	return store_run(
		s,
		"UPDATE story SET head = e.head, outlets = e.outlets, front ="
		" e.front, newest = e.newest FROM torn t JOIN story e ON e.id ="
		" t.id WHERE story.id = t.heir AND t.heir <> t.id;"
		"UPDATE story SET event = t.heir FROM torn t WHERE story.event"
		" = t.id AND t.heir <> t.id AND story.id NOT IN (SELECT id FROM"
		" doomed)",
		error);
}

/* Deletes the stories in `doomed`, with all rows that belong to them. */
static bool delete_doomed(Store *s, int64_t *count, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT count(*) FROM doomed", error);

	*count = q ? sql_number(q) : 0;
	if (!q || !*count)
		return q != NULL;
	return store_unindex_doomed(s, error) && list_torn(s, error) &&
	       store_run(s,
			 "DELETE FROM content WHERE story IN (SELECT id FROM"
			 " doomed);"
			 "DELETE FROM terms WHERE story IN (SELECT id FROM"
			 " doomed);"
			 "DELETE FROM beside WHERE story IN (SELECT id FROM"
			 " doomed);"
			 "DELETE FROM change WHERE story IN (SELECT id FROM"
			 " doomed)",
			 error) &&
	       name_heirs(s, error) &&
	       store_run(
		       s,
		       "DELETE FROM story WHERE id IN (SELECT id FROM "
		       "doomed);" HEADS_SQL("SELECT heir AS id FROM torn") ";" WEIGHTS_SQL(
			       "SELECT heir AS id FROM torn"),
		       error);
}

static bool clear_doomed(Store *s, GError **error)
{
	return store_run(s,
			 "CREATE TEMP TABLE IF NOT EXISTS doomed (id INTEGER "
			 "PRIMARY KEY); DELETE FROM doomed",
			 error);
}

/* Stories of feed ?1 that a rule allows to delete: older than ?2 (and arrived since ?5),
 * or beyond ?3. */
#define EXPIRED                                                                \
	" FROM (SELECT id, time, arrived,"                                     \
	" read, saved, row_number() OVER (ORDER BY time DESC, id"              \
	" DESC) AS n FROM story WHERE feed = ?1 AND hidden = 0)"               \
	" WHERE read = 1 AND saved = 0 AND ((time < ?2 AND arrived >= ?5)"     \
	" OR (?3 > 0 AND n > ?3))"

static sqlite3_stmt *prepare_expired(Store *s, const char *sql,
				     const struct retention *r, GError **error)
{
	sqlite3_stmt *q = store_prepare(s, sql, error);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, r->feed);
	sqlite3_bind_int64(q, 2, r->before);
	sqlite3_bind_int64(q, 3, r->most);
	sqlite3_bind_int64(q, 5, r->steady);
	return q;
}

static bool choose_expired(Store *s, const struct retention *r, GError **error)
{
	sqlite3_stmt *q = prepare_expired(s,
					  "INSERT INTO doomed SELECT id" EXPIRED
					  " ORDER BY time, id LIMIT ?4",
					  r, error);

	if (!q)
		return false;
	sqlite3_bind_int(q, 4, r->limit);
	return sql_finish(s, q, error);
}

bool store_count_expired(Store *s, const struct retention *r, int64_t *count,
			 GError **error)
{
	sqlite3_stmt *q =
		prepare_expired(s, "SELECT count(*)" EXPIRED, r, error);

	if (q)
		*count = sql_number(q);
	return q != NULL;
}

int64_t store_count_rows(Store *s)
{
	sqlite3_stmt *q = store_prepare(s, "SELECT count(*) FROM story", NULL);

	return q ? sql_number(q) : 0;
}

bool store_expire(Store *s, const struct retention *r, int64_t *count,
		  GError **error)
{
	*count = 0;
	return sql_open(s, error) &&
	       sql_close(s,
			 clear_doomed(s, error) &&
				 choose_expired(s, r, error) &&
				 tombstones_add(s, error) &&
				 delete_doomed(s, count, error),
			 error);
}

/* Deletes the removed feeds that have no story left; their saved stories keep
 * a feed. */
static bool forget_feeds(Store *s, const struct removal *r, GError **error)
{
	return sql_run(s,
		       "DELETE FROM feed WHERE removed <> 0 AND removed < ?1"
		       " AND removed >= ?2 AND NOT EXISTS (SELECT 1 FROM story "
		       "WHERE feed ="
		       " feed.id)",
		       SQL_VALUES(r->before, r->from), error) &&
	       (sqlite3_changes(store_db(s)) == 0 ||
		store_run(s,
			  "DELETE FROM gone WHERE feed NOT IN (SELECT id FROM"
			  " feed)",
			  error));
}

bool store_forget(Store *s, const struct removal *r, int64_t *count,
		  GError **error)
{
	*count = 0;
	return sql_open(s, error) &&
	       sql_close(
		       s,
		       clear_doomed(s, error) &&
			       sql_run(s,
				       "INSERT INTO doomed SELECT s.id FROM"
				       " feed f CROSS JOIN story s ON s.feed"
				       " = f.id WHERE f.removed <> 0 AND"
				       " f.removed < ?1 AND f.removed >= ?2"
				       " AND s.saved = 0 LIMIT ?3",
				       SQL_VALUES(r->before, r->from, r->limit),
				       error) &&
			       delete_doomed(s, count, error) &&
			       forget_feeds(s, r, error),
		       error);
}
