#include "feeds/store/digested.h"

#include "feeds/store/put.h"
#include "feeds/store/tombstones.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

bool store_todo(Store *s, enum store_stage stage, int limit, GArray *ids,
		GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		stage == STAGE_TEXT
			? "SELECT id FROM story INDEXED BY story_todo WHERE "
			  "digested < 2 AND digested = 0 ORDER BY id DESC "
			  "LIMIT ?"
			: "SELECT id FROM story INDEXED BY story_todo WHERE "
			  "digested < 2 AND digested = 1 ORDER BY id LIMIT ?",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int(q, 1, limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(q, 0);

		g_array_append_val(ids, id);
	}
	return sql_ended(s, q, rc, error);
}

int64_t store_todo_count(Store *s)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT count(*) FROM story WHERE digested < 2", NULL);

	return q ? sql_number(q) : 0;
}

bool store_published(Store *s, int64_t id, struct published *out,
		     GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT html, base, links FROM content WHERE story = ?",
		error);
	int rc;

	*out = (struct published){ 0 };
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		const void *links = sqlite3_column_blob(q, 2);

		out->html = g_strdup((const char *)sqlite3_column_text(q, 0));
		out->base = g_strdup((const char *)sqlite3_column_text(q, 1));
		if (links)
			out->links = g_bytes_new(
				links, (gsize)sqlite3_column_bytes(q, 2));
	}
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static bool put_text(Store *s, int64_t id, const Buf *body, const char *words,
		     int minutes, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE content SET html = NULL, links = NULL, body = ?2, text "
		"= ?3 WHERE story = ?1",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_blob(q, 2, body->bytes, (int)body->size, SQLITE_STATIC);
	sql_text(q, 3, words);
	return sql_finish(s, q, error) &&
	       sql_run(s,
		       "INSERT INTO search (rowid, title, text) SELECT id, "
		       "title,"
		       " text FROM searchable WHERE id = ?",
		       id, 0, 0, error) &&
	       sql_run(s,
		       "UPDATE story SET digested = 1, minutes = ?2 WHERE id = "
		       "?1",
		       id, minutes, 0, error);
}

bool store_text(Store *s, int64_t id, const Buf *body, const char *words,
		int minutes, GError **error)
{
	/* one that is digested already is indexed already */
	return sql_open(s, error) &&
	       sql_close(s,
			 store_unindex(s, id, error) &&
				 put_text(s, id, body, words, minutes, error),
			 error);
}

bool store_event(Store *s, int64_t id, int64_t event, GError **error)
{
	return sql_run(
		s, "UPDATE story SET event = ?2 WHERE id = ?1 AND event = id",
		id, event, 0, error);
}

/* The earliest visible report stands for the event in all lists, and the
 * earliest of each section in that section's. Only rows that change are
 * written, so that the triggers count each change once. */
bool store_head(Store *s, int64_t event, int outlets, double front,
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

	if (!q || !sql_run(s, members, event, 0, 0, error))
		return false;
	sqlite3_bind_int64(q, 1, event);
	sqlite3_bind_int(q, 2, outlets);
	sqlite3_bind_double(q, 3, front);
	return sql_finish(s, q, error);
}

bool store_related_done(Store *s, int64_t id, GError **error)
{
	return sql_run(s, "UPDATE story SET digested = 2 WHERE id = ?", id, 0,
		       0, error);
}

bool store_put_terms(Store *s, int64_t id, int64_t time, const Buf *terms,
		     const Buf *met, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?)", error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int64(q, 2, time);
	sqlite3_bind_blob(q, 3, terms->bytes, (int)terms->size, SQLITE_STATIC);
	sqlite3_bind_blob(q, 4, met->bytes, (int)met->size, SQLITE_STATIC);
	return sql_finish(s, q, error);
}

Buf *store_terms(Store *s, int64_t id, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT terms FROM terms WHERE story = ?", error);
	Buf *terms = NULL;
	int rc;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		size_t size = (size_t)sqlite3_column_bytes(q, 0);

		terms = buf_new(size + 1);
		buf_add(terms, sqlite3_column_blob(q, 0), size);
		rc = SQLITE_DONE;
	}
	if (!sql_ended(s, q, rc, error))
		g_clear_pointer(&terms, buf_free);
	return terms;
}

bool store_next_terms(Store *s, int64_t since, struct terms_row *last,
		      int limit, store_terms_fn take, void *user, int *count,
		      GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT t.story, t.time, s.feed, s.event, t.terms, t.met"
		" FROM terms t JOIN story s ON s.id = t.story"
		" WHERE t.story > ?1 AND t.time >= ?2 AND s.hidden = 0"
		" ORDER BY t.story LIMIT ?3",
		error);
	int rc;

	*count = 0;
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, last->id);
	sqlite3_bind_int64(q, 2, since);
	sqlite3_bind_int(q, 3, limit);
	for (; (rc = sqlite3_step(q)) == SQLITE_ROW; ++*count) {
		last->id = sqlite3_column_int64(q, 0);
		last->time = sqlite3_column_int64(q, 1);
		last->feed = sqlite3_column_int64(q, 2);
		last->event = sqlite3_column_int64(q, 3);
		last->terms = sqlite3_column_blob(q, 4);
		last->terms_size = (size_t)sqlite3_column_bytes(q, 4);
		last->met = sqlite3_column_blob(q, 5);
		last->met_size = (size_t)sqlite3_column_bytes(q, 5);
		take(last, user);
	}
	return sql_ended(s, q, rc, error);
}

bool store_forget_terms(Store *s, int64_t before, int most, GError **error)
{
	return sql_run(s,
		       "DELETE FROM terms WHERE story IN (SELECT story FROM"
		       " terms WHERE time < ?1 ORDER BY time LIMIT ?2)",
		       before, most, 0, error);
}

static bool put_beside(Store *s, int64_t id, const struct beside_row *rows,
		       guint n, GError **error)
{
	sqlite3_stmt *q;

	if (!sql_run(s, "DELETE FROM beside WHERE story = ?", id, 0, 0, error))
		return false;
	q = store_prepare(s, "INSERT INTO beside VALUES (?, ?, ?, ?, ?, ?)",
			  error);
	for (guint i = 0; q && i < n; i++) {
		sqlite3_bind_int64(q, 1, id);
		sqlite3_bind_int64(q, 2, i);
		sqlite3_bind_int64(q, 3, rows[i].other);
		sqlite3_bind_int(q, 4, (int)rows[i].kind);
		sqlite3_bind_double(q, 5, rows[i].score);
		sql_text(q, 6, rows[i].words);
		if (!sql_finish(s, q, error))
			return false;
	}
	return q != NULL;
}

bool store_put_beside(Store *s, int64_t id, const struct beside_row *rows,
		      guint n, GError **error)
{
	return sql_open(s, error) &&
	       sql_close(s, put_beside(s, id, rows, n, error), error);
}

char *store_fact(Store *s, const char *name)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT value FROM fact WHERE name = ?", NULL);
	char *value = NULL;

	if (!q)
		return NULL;
	sql_text(q, 1, name);
	if (sqlite3_step(q) == SQLITE_ROW)
		value = g_strdup((const char *)sqlite3_column_text(q, 0));
	sqlite3_reset(q);
	return value;
}

bool store_set_fact(Store *s, const char *name, const char *value,
		    GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "INSERT OR REPLACE INTO fact VALUES (?, ?)", error);

	if (!q)
		return false;
	sql_text(q, 1, name);
	sql_text(q, 2, value);
	return sql_finish(s, q, error);
}

/* Everything of the stories in `going`, and then they themselves. */
static bool let_go(Store *s, int64_t *count, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT EXISTS (SELECT 1 FROM going)", error);
	bool ok;

	*count = 0;
	if (!q || !sql_number(q))
		return q != NULL;
	ok = store_run(
		s,
		"INSERT INTO search (search, rowid, title, text) SELECT"
		" 'delete', v.id, v.title, v.text FROM searchable v JOIN story "
		"s"
		" ON s.id = v.id WHERE s.digested > 0 AND v.id IN (SELECT id"
		" FROM going);"
		"DELETE FROM content WHERE story IN (SELECT id FROM going);"
		"DELETE FROM terms WHERE story IN (SELECT id FROM going);"
		"DELETE FROM beside WHERE story IN (SELECT id FROM going);"
		"DELETE FROM change WHERE story IN (SELECT id FROM going);"
		/* an event that loses its founder gets the next one */
		"UPDATE story SET event = (SELECT min(m.id) FROM story m WHERE"
		" m.event = story.event AND m.event <> m.id AND m.id NOT IN"
		" (SELECT id FROM going)) WHERE event IN (SELECT id FROM going)"
		" AND event <> id AND id NOT IN (SELECT id FROM going);"
		"DELETE FROM story WHERE id IN (SELECT id FROM going)",
		error);

	*count = ok ? sqlite3_changes(store_db(s)) : 0;
	return ok;
}

static bool clear_going(Store *s, GError **error)
{
	return store_run(s,
			 "CREATE TEMP TABLE IF NOT EXISTS going (id INTEGER "
			 "PRIMARY KEY); DELETE FROM going",
			 error);
}

static bool choose_expired(Store *s, int64_t feed, int64_t before, int64_t most,
			   int limit, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT INTO going SELECT id FROM (SELECT id, time,"
		" read, saved, row_number() OVER (ORDER BY time DESC, id"
		" DESC) AS n FROM story WHERE feed = ?1 AND hidden = 0)"
		" WHERE read = 1 AND saved = 0 AND (time < ?2 OR (?3 > 0"
		" AND n > ?3)) ORDER BY time, id LIMIT ?4",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, feed);
	sqlite3_bind_int64(q, 2, before);
	sqlite3_bind_int64(q, 3, most);
	sqlite3_bind_int(q, 4, limit);
	return sql_finish(s, q, error);
}

bool store_expire(Store *s, int64_t feed, int64_t before, int64_t most,
		  int limit, int64_t *count, GError **error)
{
	*count = 0;
	return sql_open(s, error) &&
	       sql_close(s,
			 clear_going(s, error) &&
				 choose_expired(s, feed, before, most, limit,
						error) &&
				 gone_add(s, error) && let_go(s, count, error),
			 error);
}

/* Nothing of a removed feed is left but what was saved. */
static bool forget_feeds(Store *s, int64_t removed_before, GError **error)
{
	return sql_run(s,
		       "DELETE FROM feed WHERE removed <> 0 AND removed < ?1"
		       " AND NOT EXISTS (SELECT 1 FROM story WHERE feed ="
		       " feed.id)",
		       removed_before, 0, 0, error) &&
	       (sqlite3_changes(store_db(s)) == 0 ||
		store_run(s,
			  "DELETE FROM gone WHERE feed NOT IN (SELECT id FROM"
			  " feed)",
			  error));
}

bool store_forget(Store *s, int64_t removed_before, int limit, int64_t *count,
		  GError **error)
{
	*count = 0;
	return sql_open(s, error) &&
	       sql_close(s,
			 clear_going(s, error) &&
				 sql_run(s,
					 "INSERT INTO going SELECT s.id FROM"
					 " feed f CROSS JOIN story s ON s.feed"
					 " = f.id WHERE f.removed <> 0 AND"
					 " f.removed < ?1 AND s.saved = 0"
					 " LIMIT ?2",
					 removed_before, limit, 0, error) &&
				 let_go(s, count, error) &&
				 forget_feeds(s, removed_before, error),
			 error);
}
