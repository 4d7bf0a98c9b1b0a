/* sql: helpers round SQLite's statements: binding, running, reading columns;
 * nested transactions. */
#ifndef LEDE_SRC_STORE_SQL_H
#define LEDE_SRC_STORE_SQL_H

#include "src/store/db.h"

#include <sqlite3.h>

/* Binds text that lives until the step that follows; NULL is NULL. */
void sql_text(sqlite3_stmt *q, int n, const char *text);
/* Runs a statement that returns no rows, resets it and clears its bindings. */
bool sql_finish(Store *s, sqlite3_stmt *q, GError **error);
/* The numbers of sql_run: as many as there are, the rest 0. */
#define SQL_VALUES(...) ((const int64_t[3]){ __VA_ARGS__ })
/* Prepares and runs one, binding as many of the values as it has parameters. */
bool sql_run(Store *s, const char *sql, const int64_t values[3],
	     GError **error);
/* The first number of the first row; 0 where there is none. Resets it. */
int64_t sql_number(sqlite3_stmt *q);
/* The first text of the first row, the caller's; NULL where there is none. Resets it. */
char *sql_word(sqlite3_stmt *q);
/* The text of a column; NULL for NULL; good until the next step. */
const char *sql_column(sqlite3_stmt *q, int column);
/* Ends a loop of sqlite3_step: resets q. False with an error unless `rc` is
 * SQLITE_DONE. */
bool sql_ended(Store *s, sqlite3_stmt *q, int rc, GError **error);

/* A transaction; sql_end commits it if `keep`, else rolls it back. False with an error
 * where it could not be committed, or a part of it failed: then nothing of it is
 * stored. */
bool sql_begin(Store *s, GError **error);
bool sql_end(Store *s, bool keep, GError **error);

/* Makes the writes of a function atomic: in a transaction, which waits for
 * another writer (STORE_BUSY_MS), or in a savepoint where a transaction is
 * open. sql_close commits if `good`, rolls back if not, and returns whether it
 * committed. */
bool sql_open(Store *s, GError **error);
bool sql_close(Store *s, bool good, GError **error);

/* The same without a savepoint, for what is done many times in a transaction: a
 * savepoint costs a copy of every page that is changed after it, and FTS5 writes what
 * it has collected. A part that fails makes the whole fail (sql_end). `own` says
 * whether the transaction is the part's. */
bool sql_join(Store *s, bool *own, GError **error);
bool sql_leave(Store *s, bool own, bool good, GError **error);

#endif
