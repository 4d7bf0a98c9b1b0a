#include "src/store/sql.h"

#include <glib/gi18n.h>

void sql_text(sqlite3_stmt *q, int n, const char *text)
{
	sqlite3_bind_text(q, n, text, -1, SQLITE_STATIC);
}

bool sql_finish(Store *s, sqlite3_stmt *q, GError **error)
{
	int rc = sqlite3_step(q);

	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	sqlite3_clear_bindings(q);
	return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

bool sql_run(Store *s, const char *sql, const int64_t values[3], GError **error)
{
	sqlite3_stmt *q = store_prepare(s, sql, error);
	int n = q ? sqlite3_bind_parameter_count(q) : 0;

	if (!q)
		return false;
	for (int i = 0; i < MIN(n, 3); i++)
		sqlite3_bind_int64(q, i + 1, values[i]);
	return sql_finish(s, q, error);
}

int64_t sql_number(sqlite3_stmt *q)
{
	int64_t n =
		sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;

	sqlite3_reset(q);
	return n;
}

const char *sql_column(sqlite3_stmt *q, int column)
{
	return (const char *)sqlite3_column_text(q, column);
}

bool sql_ended(Store *s, sqlite3_stmt *q, int rc, GError **error)
{
	if (rc != SQLITE_DONE)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

/* IMMEDIATE: a deferred transaction that has read is refused at its first write
 * (SQLITE_BUSY_SNAPSHOT, without the busy handler) when another program has
 * written since; one that begins as a writer waits its turn. */
bool sql_open(Store *s, GError **error)
{
	if (sqlite3_get_autocommit(store_db(s)))
		return store_run(s, "BEGIN IMMEDIATE", error);
	if (!store_run(s, "SAVEPOINT whole", error))
		return false;
	++*store_savepoints(s);
	return true;
}

bool sql_close(Store *s, bool good, GError **error)
{
	bool within = *store_savepoints(s) > 0;

	*store_savepoints(s) -= within;
	if (good && store_run(s, within ? "RELEASE whole" : "COMMIT", error))
		return true;
	store_run(s, within ? "ROLLBACK TO whole; RELEASE whole" : "ROLLBACK",
		  NULL);
	return false;
}
