/* store: opens the database; schema, step by step. */
#ifndef LEDE_SRC_STORE_H
#define LEDE_SRC_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define STORE_APPLICATION 0x6c656465 /* "lede", in the file's own header */
#define STORE_VERSION     5          /* of the schema: PRAGMA user_version */

struct sqlite3;
struct sqlite3_stmt;

/* An open database with its prepared statements. */
typedef struct store Store;

/* Opens for reading: nothing can be changed through it. A file that is not
 * there, or of an older version, is ERROR_ABSENT: the courier makes it; one
 * of a newer version, or no store at all, is ERROR_STORE. */
Store *store_open_read(const char *path, GError **error);

/* Opens for writing: makes the file, and brings an older one up to date, each
 * step in its own transaction. */
Store *store_open_write(const char *path, GError **error);

void store_close(Store *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

/* From now on what is found while one types gives way: `wanted` is asked again
 * and again, and when it says so the search ends with ERROR_BUSY. */
void store_give_way(Store *s, bool (*wanted)(void *user), void *user);

/* Changes whenever another connection has committed. */
int64_t store_changes(Store *s);

/* PRAGMA quick_check, or integrity_check when `whole`: NULL when sound, else
 * what is wrong; the caller's. */
char *store_verify(Store *s, bool whole);

/* For store_read and store_write alone. */
struct sqlite3 *store_db(Store *s);
/* A statement that lives as long as the store, reset and unbound; `sql` must
 * last as long (a literal): it is the key. NULL with an error. */
struct sqlite3_stmt *store_prepare(Store *s, const char *sql, GError **error);
/* From here, or no longer, store_give_way's question is asked. */
void store_yield(Store *s, bool yields);
/* Sets an error of kind ERROR_STORE with the database's words; ERROR_BUSY if it
 * gave way. */
void store_error(Store *s, GError **error, const char *doing);
bool store_run(Store *s, const char *sql, GError **error);

#endif
