/* db: the SQLite database opened for reading or writing; its prepared
 * statements; interrupting a query. */
#ifndef LEDE_SRC_STORE_DB_H
#define LEDE_SRC_STORE_DB_H

#include "src/store/schema.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define STORE_APPLICATION 0x6c656465 /* "lede": PRAGMA application_id */

#define STORE_BUSY_MS 5000 /* to wait for another program's transaction */

struct sqlite3;
struct sqlite3_stmt;

/* An open database with its prepared statements. */
typedef struct store Store;

/* Opens for reading: nothing can be changed through it. A missing file, or one
 * of an older schema, is ERROR_ABSENT: the fetcher creates or upgrades it. A
 * file of a newer schema is ERROR_NEWER; one that is no store, ERROR_STORE. */
Store *store_open_read(const char *path, GError **error);

/* The same, also of an older schema, whose tables are others: for store_verify(). */
Store *store_open_older(const char *path, GError **error);

/* Opens for writing: creates the file, and upgrades an older one, each step in
 * its own transaction. */
Store *store_open_write(const char *path, GError **error);

void store_close(Store *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

/* Lets long queries be interrupted (a search while the user types, a
 * quick_check): `wanted` is called about every millisecond while one runs, and
 * when it returns true the query fails with ERROR_BUSY. */
void store_give_way(Store *s, bool (*wanted)(void *user), void *user);

/* PRAGMA data_version: differs when another connection has committed since. */
int64_t store_changes(Store *s);

/* Runs PRAGMA integrity_check if `whole`, else quick_check, which may be
 * interrupted (store_give_way). `wrong` is NULL for a sound file, else SQLite's
 * words, the caller's. False if it was interrupted: then nothing is known. */
bool store_verify(Store *s, bool whole, char **wrong);

/* The rest is for src/store and feeds/store only. */
struct sqlite3 *store_db(Store *s);
/* A prepared statement, reset and unbound, owned by the store. It is cached by
 * the address of `sql`, which must live as long as the store (a literal, or
 * g_intern_string). NULL with an error. */
struct sqlite3_stmt *store_prepare(Store *s, const char *sql, GError **error);
/* Whether queries from now on may be interrupted (store_give_way). */
void store_yield(Store *s, bool yields);
/* What src/store/sql knows of the transaction that is open, to be changed through the
 * pointer. */
struct store_transaction {
	guint savepoints;
	bool broken; /* a part failed: it can only be rolled back */
};
struct store_transaction *store_transaction(Store *s);
/* Sets ERROR_STORE with SQLite's message; ERROR_BUSY if the query was
 * interrupted, or if another program was writing for STORE_BUSY_MS. */
void store_error(Store *s, GError **error, const char *doing);
bool store_run(Store *s, const char *sql, GError **error);

#endif
