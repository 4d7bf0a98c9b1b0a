#include "feeds/store/related_rows.h"

#include "feeds/store/events.h"
#include "src/store/sql.h"

bool store_put_terms(Store *s, const struct terms_row *row, GError **error)
{
	sqlite3_stmt *q = store_prepare(s,
					"INSERT OR REPLACE INTO terms (story, "
					"time, terms, met, cluster)"
					" VALUES (?, ?, ?, ?, ?)",
					error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, row->id);
	sqlite3_bind_int64(q, 2, row->time);
	sqlite3_bind_blob(q, 3, row->terms, (int)row->terms_size,
			  SQLITE_STATIC);
	sqlite3_bind_blob(q, 4, row->neighbours, (int)row->neighbours_size,
			  SQLITE_STATIC);
	sqlite3_bind_int64(q, 5, row->cluster);
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

bool store_has_terms(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT EXISTS (SELECT 1 FROM terms WHERE story = ?)", NULL);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	return sql_number(q) > 0;
}

int store_next_terms(Store *s, const struct terms_range *range,
		     store_terms_fn each, void *user, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT t.story, t.time, " EVENT_OUTLET ", s.event, t.terms,"
		" t.met, t.cluster FROM terms t JOIN story s ON s.id = t.story"
		" JOIN feed f ON f.id = s.feed"
		" WHERE t.story > ?1 AND t.time >= ?2 AND s.hidden = 0"
		" ORDER BY t.story LIMIT ?3",
		error);
	int rc, count = 0;

	if (!q)
		return -1;
	sqlite3_bind_int64(q, 1, range->after);
	sqlite3_bind_int64(q, 2, range->since);
	sqlite3_bind_int(q, 3, range->limit);
	for (; (rc = sqlite3_step(q)) == SQLITE_ROW; count++) {
		struct terms_row row = {
			.id = sqlite3_column_int64(q, 0),
			.time = sqlite3_column_int64(q, 1),
			.outlet = sqlite3_column_int64(q, 2),
			.event = sqlite3_column_int64(q, 3),
			.terms = sqlite3_column_blob(q, 4),
			.terms_size = (size_t)sqlite3_column_bytes(q, 4),
			.neighbours = sqlite3_column_blob(q, 5),
			.neighbours_size = (size_t)sqlite3_column_bytes(q, 5),
			.cluster = sqlite3_column_int64(q, 6),
		};

		each(&row, user);
	}
	return sql_ended(s, q, rc, error) ? count : -1;
}

bool store_forget_terms(Store *s, int64_t before, int most, GError **error)
{
	return sql_run(s,
		       "DELETE FROM terms WHERE story IN (SELECT story FROM"
		       " terms WHERE time < ?1 ORDER BY time LIMIT ?2)",
		       SQL_VALUES(before, most), error);
}

static bool put_related(Store *s, int64_t id, const struct related_row *rows,
			guint n, GError **error)
{
	sqlite3_stmt *q;

	if (!sql_run(s, "DELETE FROM beside WHERE story = ?", SQL_VALUES(id),
		     error))
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

bool store_put_related(Store *s, int64_t id, const struct related_row *rows,
		       guint n, GError **error)
{
	bool own;

	return sql_join(s, &own, error) &&
	       sql_leave(s, own, put_related(s, id, rows, n, error), error);
}
