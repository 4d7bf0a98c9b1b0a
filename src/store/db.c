#include "src/store/db.h"

#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/store/schema.h"
#include "src/store/sql_functions.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <unistd.h>

#define BUSY_POLL_MS 2 /* between two tries while another program writes */

/* Virtual machine instructions of SQLite between two calls of the progress
 * handler: well under a millisecond. */
#define PROGRESS_STEPS 1000

struct store {
	sqlite3 *db;
	GHashTable *statements;     /* text → sqlite3_stmt */
	bool (*wanted)(void *user); /* whether to interrupt; or NULL */
	void *user;
	struct store_transaction transaction;
	GError *unread; /* why its version could not be read; or NULL */
};

struct store_transaction *store_transaction(Store *s)
{
	return &s->transaction;
}

/* The disk's fault, or that of a limit: the store itself may be sound. */
static bool is_of_disk(int code)
{
	return code == SQLITE_FULL || code == SQLITE_IOERR ||
	       code == SQLITE_READONLY || code == SQLITE_CANTOPEN ||
	       code == SQLITE_PERM || code == SQLITE_NOMEM;
}

void store_error(Store *s, GError **error, const char *doing)
{
	int code = sqlite3_errcode(s->db);

	if (code == SQLITE_BUSY)
		g_set_error(error, LEDE_ERROR, ERROR_BUSY, "%s: %s", doing,
			    _("another program is writing to it"));
	else
		g_set_error(error, LEDE_ERROR,
			    code == SQLITE_INTERRUPT ? ERROR_BUSY
			    : is_of_disk(code)       ? ERROR_DISK
						     : ERROR_STORE,
			    "%s: %s", doing, sqlite3_errmsg(s->db));
}

static int is_interrupted(void *store)
{
	Store *s = store;

	return s->wanted(s->user);
}

void store_give_way(Store *s, bool (*wanted)(void *user), void *user)
{
	s->wanted = wanted;
	s->user = user;
}

void store_yield(Store *s, bool yields)
{
	sqlite3_progress_handler(s->db,
				 yields && s->wanted ? PROGRESS_STEPS : 0,
				 is_interrupted, s);
}

bool store_run(Store *s, const char *sql, GError **error)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return true;
	store_error(s, error, _("the store"));
	return false;
}

/* The first number that a statement returns, -1 if it fails: for pragmas and
 * for files that need not be a store, without an error set. */
static int64_t query_number(Store *s, const char *sql)
{
	sqlite3_stmt *q = NULL;
	int64_t n = -1;

	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void finalize_statement(void *statement)
{
	sqlite3_finalize(statement);
}

/* Polls every BUSY_POLL_MS: sqlite3_busy_timeout() backs off to sleeps of 100 ms,
 * which miss the gaps between the transactions of a program that writes all the
 * time, so that a mark would time out during a long refresh. */
static int wait_for_writer(void *store, int tries)
{
	(void)store;
	if (tries >= STORE_BUSY_MS / BUSY_POLL_MS)
		return 0;
	sqlite3_sleep(BUSY_POLL_MS);
	return 1;
}

static Store *open_file(const char *path, int flags, GError **error)
{
	g_autoptr(Store) s = g_new0(Store, 1);
	g_autofree char *shown = paths_for_eyes(path);

	/* its counters of memory cost a lock for each block; nobody reads them */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	s->statements = g_hash_table_new_full(g_direct_hash, g_direct_equal,
					      NULL, finalize_statement);
	if (sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) !=
	    SQLITE_OK) {
		store_error(s, error, shown);
		return NULL;
	}
	sqlite3_busy_handler(s->db, wait_for_writer, NULL);
	sql_functions_register(s->db);
	/* The file may have been written by somebody else: its triggers and views
	 * may not call functions with side effects, nor may SQL corrupt it. */
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return g_steal_pointer(&s);
}

static int64_t version_here(Store *s)
{
	int64_t application = query_number(s, "PRAGMA application_id");
	int64_t version = query_number(s, "PRAGMA user_version");

	if (application == STORE_APPLICATION)
		return version;
	/* an empty file: created, but the first step did not run */
	if (application == 0 && version == 0 &&
	    query_number(s, "SELECT count(*) FROM sqlite_schema") == 0)
		return 0;
	return -1;
}

static bool is_good(int code)
{
	return code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW;
}

/* The schema version of the open file; -1 if it is not a store of lede. Read as of one
 * moment: another program may be creating it. */
static int64_t version_of(Store *s)
{
	bool opens =
		sqlite3_get_autocommit(s->db) && store_run(s, "BEGIN", NULL);
	int64_t version = version_here(s);

	/* before COMMIT has its own code */
	g_clear_error(&s->unread);
	if (version < 0 && !is_good(sqlite3_errcode(s->db)))
		store_error(s, &s->unread, _("the store"));
	if (opens)
		store_run(s, "COMMIT", NULL);
	return version;
}

static bool refuse_file(Store *s, const char *path, int64_t version,
			GError **error)
{
	g_autofree char *shown = paths_for_eyes(path);

	if (version > SCHEMA_VERSION)
		g_set_error(error, LEDE_ERROR, ERROR_NEWER,
			    _("%s was written by a newer lede (version "
			      "%" PRId64 " of the store; this one reads %d)"),
			    shown, version, SCHEMA_VERSION);
	else if (s->unread)
		g_propagate_prefixed_error(error, g_error_copy(s->unread),
					   "%s: ", shown);
	else
		g_set_error(error, LEDE_ERROR, ERROR_STORE,
			    _("%s is not a lede store"), shown);
	return false;
}

/* `older`: also one of an older schema. */
static Store *open_to_read(const char *path, bool older, GError **error)
{
	g_autoptr(Store) s = NULL;
	int64_t version;

	if (access(path, F_OK) != 0) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("there is no store yet"));
		return NULL;
	}
	s = open_file(path, SQLITE_OPEN_READWRITE, error);
	if (!s)
		return NULL;
	/* temp_store: it cannot be changed once a transaction is open */
	if (!store_run(s, "PRAGMA query_only = 1; PRAGMA temp_store = MEMORY",
		       error))
		return NULL;
	version = version_of(s);
	if (version == SCHEMA_VERSION ||
	    (older && version >= 0 && version < SCHEMA_VERSION))
		return g_steal_pointer(&s);
	if (version >= 0 && version < SCHEMA_VERSION)
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("the store is from an older lede: “lede refresh” "
			      "updates it"));
	else
		refuse_file(s, path, version, error);
	return NULL;
}

Store *store_open_read(const char *path, GError **error)
{
	return open_to_read(path, false, error);
}

Store *store_open_older(const char *path, GError **error)
{
	return open_to_read(path, true, error);
}

/* One step up, in a transaction. Another program may upgrade at the same time,
 * so that the version is read again once this one holds the write lock. */
static bool upgrade_step(Store *s, int64_t version, GError **error)
{
	g_autofree char *set = g_strdup_printf(
		"PRAGMA user_version = %d; PRAGMA application_id = %d",
		(int)version + 1, STORE_APPLICATION);

	if (!store_run(s, "BEGIN IMMEDIATE", error))
		return false;
	if (version_of(s) != version)
		return store_run(s, "COMMIT", error);
	if (!schema_step(s->db, (int)version))
		store_error(s, error, _("the store"));
	else if (store_run(s, set, error) && store_run(s, "COMMIT", error))
		return true;
	store_run(s, "ROLLBACK", NULL);
	return false;
}

/* Creates the file with mode 0600 before SQLite opens it, which would create it
 * by the umask: what somebody reads is private. */
static bool create_file(const char *path, GError **error)
{
	int fd;

	if (!paths_make_folder(path, error))
		return false;
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
	return true; /* where this failed, SQLite reports it on opening */
}

static bool upgrade(Store *s, const char *path, GError **error)
{
	int64_t version = version_of(s);

	if (version < 0 || version > SCHEMA_VERSION)
		return refuse_file(s, path, version, error);
	if (version == 0 && !store_run(s,
				       "PRAGMA page_size = 16384; PRAGMA "
				       "auto_vacuum = INCREMENTAL",
				       error))
		return false;
	if (!store_run(s,
		       "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
		       "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;"
		       "PRAGMA wal_autocheckpoint = 2048; PRAGMA "
		       "journal_size_limit = 8388608",
		       error))
		return false;
	while ((version = version_of(s)) < SCHEMA_VERSION)
		if (version < 0 || !upgrade_step(s, version, error))
			return false;
	return true;
}

Store *store_open_write(const char *path, GError **error)
{
	g_autoptr(Store) s = NULL;

	if (!create_file(path, error))
		return NULL;
	s = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
	if (!s || !upgrade(s, path, error))
		return NULL;
	return g_steal_pointer(&s);
}

void store_close(Store *s)
{
	if (!s)
		return;
	g_hash_table_destroy(s->statements);
	sqlite3_close(s->db);
	g_clear_error(&s->unread);
	g_free(s);
}

int64_t store_changes(Store *s)
{
	return query_number(s, "PRAGMA data_version");
}

bool store_verify(Store *s, bool whole, char **wrong)
{
	sqlite3_stmt *q = NULL;
	const char *words = NULL;
	int rc;

	*wrong = NULL;
	store_yield(s, !whole);
	rc = sqlite3_prepare_v2(s->db,
				whole ? "PRAGMA integrity_check(1)"
				      : "PRAGMA quick_check(1)",
				-1, &q, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(q);
	if (rc == SQLITE_ROW)
		words = (const char *)sqlite3_column_text(q, 0);
	if (rc != SQLITE_INTERRUPT && g_strcmp0(words, "ok") != 0)
		*wrong = g_strdup(words ? words : sqlite3_errmsg(s->db));
	sqlite3_finalize(q);
	store_yield(s, false);
	return rc != SQLITE_INTERRUPT;
}

sqlite3 *store_db(Store *s)
{
	return s->db;
}

sqlite3_stmt *store_prepare(Store *s, const char *sql, GError **error)
{
	sqlite3_stmt *q = g_hash_table_lookup(s->statements, sql);

	if (q) {
		sqlite3_reset(q);
		sqlite3_clear_bindings(q);
		return q;
	}
	if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q,
			       NULL) != SQLITE_OK) {
		store_error(s, error, _("the store"));
		return NULL;
	}
	g_hash_table_insert(s->statements, (void *)(guintptr)sql, q);
	return q;
}
