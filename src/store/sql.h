/* sql: statements bound, run and made whole: what the rooms of the store
 * share. */
#ifndef LEDE_SRC_STORE_SQL_H
#define LEDE_SRC_STORE_SQL_H

#include "src/store/db.h"

#include <sqlite3.h>

/* Binds text that lives until the step that follows; NULL is NULL. */
void sql_text(sqlite3_stmt *q, int n, const char *text);
/* Runs a statement that gives no rows, and empties it. */
bool sql_finish(Store *s, sqlite3_stmt *q, GError **error);
/* Prepares and runs one with up to three numbers bound, as many as it has. */
bool sql_run(Store *s, const char *sql, int64_t a, int64_t b, int64_t c,
	     GError **error);
/* The first number of the first row; 0 where there is none. Resets it. */
int64_t sql_number(sqlite3_stmt *q);
/* The text of a column; NULL for NULL; good until the next step. */
const char *sql_column(sqlite3_stmt *q, int column);
/* The end of a loop over rows: resets q, and says whether all came. */
bool sql_ended(Store *s, sqlite3_stmt *q, int rc, GError **error);

/* Makes what a function writes whole: in a transaction of its own, for which
 * another writer is waited for (STORE_BUSY_MS), or in a savepoint within the
 * one that is open. What it did is kept if `good`, and taken back if not.
 * Gives back whether it was kept. */
bool sql_open(Store *s, GError **error);
bool sql_close(Store *s, bool good, GError **error);

#endif
