#include "src/store/sql.h"

#include "src/base/error.h"

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

char *sql_word(sqlite3_stmt *q)
{
	char *word = sqlite3_step(q) == SQLITE_ROW ? g_strdup(sql_column(q, 0))
						   : NULL;

	sqlite3_reset(q);
	return word;
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
bool sql_begin(Store *s, GError **error)
{
	store_transaction(s)->broken = false;
	return store_run(s, "BEGIN IMMEDIATE", error);
}

static bool roll_back(Store *s)
{
	store_transaction(s)->broken = false;
	/* SQLite rolls back by itself after some errors, as on a full disk */
	if (!sqlite3_get_autocommit(store_db(s)))
		store_run(s, "ROLLBACK", NULL);
	return false;
}

bool sql_end(Store *s, bool keep, GError **error)
{
	bool whole = !sqlite3_get_autocommit(store_db(s)) &&
		     !store_transaction(s)->broken;

	if (keep && whole && store_run(s, "COMMIT", error))
		return true;
	if (keep && !whole)
		g_set_error(error, LEDE_ERROR, ERROR_STORE,
			    _("the last changes could not be written to the "
			      "store"));
	roll_back(s);
	return !keep;
}

bool sql_open(Store *s, GError **error)
{
	if (sqlite3_get_autocommit(store_db(s)))
		return sql_begin(s, error);
	if (!store_run(s, "SAVEPOINT whole", error))
		return false;
	store_transaction(s)->savepoints++;
	return true;
}

static bool close_savepoint(Store *s, bool good, GError **error)
{
	store_transaction(s)->savepoints--;
	if (good && store_run(s, "RELEASE whole", error))
		return true;
	store_run(s, "ROLLBACK TO whole; RELEASE whole", NULL);
	return false;
}

bool sql_close(Store *s, bool good, GError **error)
{
	if (store_transaction(s)->savepoints)
		return close_savepoint(s, good, error);
	return good ? sql_end(s, true, error) : roll_back(s);
}

bool sql_join(Store *s, bool *own, GError **error)
{
	*own = sqlite3_get_autocommit(store_db(s)) != 0;
	return !*own || sql_begin(s, error);
}

bool sql_leave(Store *s, bool own, bool good, GError **error)
{
	if (own)
		return good ? sql_end(s, true, error) : roll_back(s);
	store_transaction(s)->broken |= !good;
	return good;
}
