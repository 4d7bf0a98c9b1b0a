/* db: opens the database; schema, step by step. */
#ifndef LEDE_SRC_STORE_DB_H
#define LEDE_SRC_STORE_DB_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define STORE_APPLICATION 0x6c656465 /* "lede", in the file's own header */
#define STORE_VERSION     6          /* of the schema: PRAGMA user_version */

#define STORE_BUSY_MS 5000 /* how long another writer is waited for */

struct sqlite3;
struct sqlite3_stmt;

/* An open database with its prepared statements. */
typedef struct store Store;

/* Opens for reading: nothing can be changed through it. A file that is not
 * there, or of an older version, is ERROR_ABSENT: the fetcher makes it; one
 * of a newer version, or no store at all, is ERROR_STORE. */
Store *store_open_read(const char *path, GError **error);

/* Opens for writing: makes the file, and brings an older one up to date, each
 * step in its own transaction. */
Store *store_open_write(const char *path, GError **error);

void store_close(Store *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

/* From now on what can wait gives way (a search while one types, a quick_check):
 * `wanted` is asked again and again, and when it says so that work ends with
 * ERROR_BUSY. */
void store_give_way(Store *s, bool (*wanted)(void *user), void *user);

/* Changes whenever another connection has committed. */
int64_t store_changes(Store *s);

/* PRAGMA integrity_check when `whole`, or quick_check, which gives way
 * (store_give_way). `wrong` is NULL when all is sound, else what is wrong, the
 * caller's. False when it gave way: then nothing is known. */
bool store_verify(Store *s, bool whole, char **wrong);

/* For store_read and store_write alone. */
struct sqlite3 *store_db(Store *s);
/* A statement that lives as long as the store, reset and unbound; `sql` must
 * last as long (a literal): it is the key. NULL with an error. */
struct sqlite3_stmt *store_prepare(Store *s, const char *sql, GError **error);
/* From here, or no longer, store_give_way's question is asked. */
void store_yield(Store *s, bool yields);
/* How many savepoints are open within the transaction (sql_open). */
guint *store_savepoints(Store *s);
/* Sets an error of kind ERROR_STORE with the database's words; ERROR_BUSY if it
 * gave way, or if another program kept it from writing for too long. */
void store_error(Store *s, GError **error, const char *doing);
bool store_run(Store *s, const char *sql, GError **error);

#endif
