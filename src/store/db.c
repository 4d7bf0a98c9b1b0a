#include "src/store/db.h"

#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/base/url.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <unistd.h>

#define BUSY_LOOK_MS 2 /* between two looks whether the store is free */

#define STEPS 1000 /* of the database machine, well under a millisecond */

struct store {
	sqlite3 *db;
	GHashTable *statements;     /* text → sqlite3_stmt */
	bool (*wanted)(void *user); /* whether to give way; or NULL */
	void *user;
	guint savepoints; /* open within the transaction */
};

/* The schema, step by step: step n takes a store of version n to n + 1.
 *
 * A headline is one row, with all that a list shows. Its text, as published
 * and as digested, is in a table of its own, so that a list never reads it.
 * `head_all` and `head_section` are 1 on the one story of an event that stands
 * for it in lists; hidden stories have neither. Every list has an index in its
 * order that holds all its conditions, so that what it leaves out is never
 * looked up. Counts are kept by triggers: no road leads past them. */
static const char *const first[] = {
	"CREATE TABLE section (id INTEGER PRIMARY KEY, name TEXT NOT NULL "
	"UNIQUE,"
	"  place INTEGER NOT NULL, unread INTEGER NOT NULL DEFAULT 0,"
	"  stories INTEGER NOT NULL DEFAULT 0)",
	"CREATE TABLE total (unread INTEGER NOT NULL, stories INTEGER NOT NULL,"
	"  saved INTEGER NOT NULL)",
	"INSERT INTO total VALUES (0, 0, 0)",
	"CREATE TABLE feed (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE,"
	"  name TEXT, title TEXT, site TEXT, section INTEGER NOT NULL,"
	"  place INTEGER NOT NULL DEFAULT 0, paused INTEGER NOT NULL DEFAULT 0,"
	"  removed INTEGER NOT NULL DEFAULT 0, etag TEXT, modified TEXT,"
	"  hash BLOB, status INTEGER NOT NULL DEFAULT 0, error TEXT,"
	"  error_since INTEGER NOT NULL DEFAULT 0, note TEXT,"
	"  last_fetch INTEGER NOT NULL DEFAULT 0,"
	"  last_good INTEGER NOT NULL DEFAULT 0,"
	"  next_fetch INTEGER NOT NULL DEFAULT 0,"
	"  not_before INTEGER NOT NULL DEFAULT 0,"
	"  failures INTEGER NOT NULL DEFAULT 0, moved TEXT,"
	"  moves INTEGER NOT NULL DEFAULT 0,"
	"  every INTEGER NOT NULL DEFAULT 0,"
	"  unread INTEGER NOT NULL DEFAULT 0,"
	"  stories INTEGER NOT NULL DEFAULT 0)",
	"CREATE TABLE story (id INTEGER PRIMARY KEY, feed INTEGER NOT NULL,"
	"  section INTEGER NOT NULL, time INTEGER NOT NULL,"
	"  arrived INTEGER NOT NULL, guessed INTEGER NOT NULL DEFAULT 0,"
	"  read INTEGER NOT NULL DEFAULT 0, saved INTEGER NOT NULL DEFAULT 0,"
	"  hidden INTEGER NOT NULL DEFAULT 0,"
	"  head_all INTEGER NOT NULL DEFAULT 1,"
	"  head_section INTEGER NOT NULL DEFAULT 1,"
	"  digested INTEGER NOT NULL DEFAULT 0, event INTEGER NOT NULL,"
	"  outlets INTEGER NOT NULL DEFAULT 1, front REAL NOT NULL,"
	"  minutes INTEGER NOT NULL DEFAULT 0, hash INTEGER NOT NULL,"
	"  guid TEXT NOT NULL, title TEXT NOT NULL, url TEXT, author TEXT,"
	"  topic TEXT, image TEXT, summary TEXT)",
	"CREATE UNIQUE INDEX story_key ON story (feed, guid)",
	"CREATE INDEX story_front ON story (front, id) WHERE head_all = 1",
	"CREATE INDEX story_time ON story (time, id, head_all, read, hidden)",
	"CREATE INDEX story_section"
	"  ON story (section, time, id, head_section, read, hidden)",
	"CREATE INDEX story_saved ON story (time, id) WHERE saved = 1",
	"CREATE INDEX story_event ON story (event) WHERE event <> id",
	"CREATE INDEX story_todo ON story (digested, id) WHERE digested < 2",
	/* new rows are counted by store_put, once for a whole feed */
	"CREATE TRIGGER story_changes AFTER UPDATE OF read, saved, hidden,"
	"  head_all, head_section, section ON story BEGIN"
	"  UPDATE feed SET unread = unread"
	"    + (new.read = 0 AND new.hidden = 0)"
	"    - (old.read = 0 AND old.hidden = 0),"
	"    stories = stories - new.hidden + old.hidden WHERE id = new.feed;"
	"  UPDATE section SET unread = unread"
	"    - (old.head_section = 1 AND old.read = 0),"
	"    stories = stories - old.head_section WHERE id = old.section;"
	"  UPDATE section SET unread = unread"
	"    + (new.head_section = 1 AND new.read = 0),"
	"    stories = stories + new.head_section WHERE id = new.section;"
	"  UPDATE total SET unread = unread"
	"    + (new.head_all = 1 AND new.read = 0)"
	"    - (old.head_all = 1 AND old.read = 0),"
	"    stories = stories + new.head_all - old.head_all,"
	"    saved = saved + (new.saved = 1 AND new.hidden = 0)"
	"    - (old.saved = 1 AND old.hidden = 0);"
	"END",
	"CREATE TRIGGER story_goes AFTER DELETE ON story BEGIN"
	"  UPDATE feed SET unread = unread - (old.read = 0 AND old.hidden = 0),"
	"    stories = stories - (old.hidden = 0) WHERE id = old.feed;"
	"  UPDATE section SET unread = unread"
	"    - (old.head_section = 1 AND old.read = 0),"
	"    stories = stories - old.head_section WHERE id = old.section;"
	"  UPDATE total SET unread = unread"
	"    - (old.head_all = 1 AND old.read = 0),"
	"    stories = stories - old.head_all,"
	"    saved = saved - (old.saved = 1 AND old.hidden = 0);"
	"END",
	"CREATE TABLE content (story INTEGER PRIMARY KEY, html TEXT, base TEXT,"
	"  links BLOB, body BLOB, text TEXT)",
	"CREATE VIEW searchable AS SELECT s.id AS id, s.title AS title,"
	"  c.text AS text FROM story s LEFT JOIN content c ON c.story = s.id",
	"CREATE VIRTUAL TABLE search USING fts5(title, text,"
	"  content = 'searchable', content_rowid = 'id',"
	"  tokenize = 'unicode61 remove_diacritics 2')",
	"CREATE TABLE terms (story INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
	"  terms BLOB NOT NULL)",
	"CREATE INDEX terms_time ON terms (time)",
	"CREATE TABLE beside (story INTEGER NOT NULL, place INTEGER NOT NULL,"
	"  other INTEGER NOT NULL, kind INTEGER NOT NULL, score REAL NOT NULL,"
	"  words TEXT, PRIMARY KEY (story, place)) WITHOUT ROWID",
	"CREATE TABLE batch (id INTEGER PRIMARY KEY, url TEXT, key TEXT,"
	"  value TEXT)",
	"CREATE TABLE change (batch INTEGER NOT NULL, story INTEGER NOT NULL,"
	"  field INTEGER NOT NULL, old INTEGER NOT NULL,"
	"  PRIMARY KEY (batch, story, field)) WITHOUT ROWID",
	"CREATE TABLE fact (name TEXT PRIMARY KEY, value) WITHOUT ROWID", NULL
};

static const char *const second[] = {
	"CREATE TABLE gone (feed INTEGER NOT NULL, guid TEXT NOT NULL,"
	"  PRIMARY KEY (feed, guid)) WITHOUT ROWID",
	NULL
};

/* What the same article in another feed is known by (store_alike), and the head
 * of every section (store_front). */
static const char *const third[] = {
	"CREATE TABLE alike (story INTEGER NOT NULL, hash INTEGER NOT NULL,"
	"  PRIMARY KEY (story, hash)) WITHOUT ROWID",
	"CREATE INDEX alike_hash ON alike (hash)",
	"CREATE INDEX story_rank ON story (section, front, id)"
	"  WHERE head_all = 1",
	"CREATE TRIGGER alike_goes AFTER DELETE ON story BEGIN"
	"  DELETE FROM alike WHERE story = old.id; END",
	NULL
};

/* Whom a story met when it was related. What was related before is without
 * neighbours until something new is like it. */
static const char *const fourth[] = { "ALTER TABLE terms ADD COLUMN met BLOB",
				      NULL };

/* What the reader has muted (store_mute): such a story is hidden for as long as
 * it has a row. And the stories that stand for an event in their section alone,
 * by weight (store_sort). */
static const char *const fifth[] = {
	"CREATE TABLE muted (story INTEGER PRIMARY KEY)",
	"CREATE TRIGGER muted_goes AFTER DELETE ON story BEGIN"
	"  DELETE FROM muted WHERE story = old.id; END",
	"CREATE INDEX story_guest ON story (section, front, id)"
	"  WHERE head_section = 1 AND head_all = 0",
	NULL
};

/* How the texts of a feed's stories were made (STORE_TEXTS). And a batch is
 * known by one number for ever: what was undone gives its number to no other. */
static const char numbered[] =
	"CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT,"
	" key TEXT, value TEXT)";
static const char *const sixth[] = {
	"ALTER TABLE feed ADD COLUMN texts INTEGER NOT NULL DEFAULT 0",
	numbered,
	"INSERT INTO numbered SELECT id, url, key, value FROM batch",
	"DROP TABLE batch",
	"ALTER TABLE numbered RENAME TO batch",
	NULL
};

static const char *const *const steps[] = { first,  second, third,
					    fourth, fifth,  sixth };
G_STATIC_ASSERT(G_N_ELEMENTS(steps) == STORE_VERSION);

guint *store_savepoints(Store *s)
{
	return &s->savepoints;
}

void store_error(Store *s, GError **error, const char *doing)
{
	int code = sqlite3_errcode(s->db);

	if (code == SQLITE_BUSY)
		g_set_error(error, LEDE_ERROR, ERROR_BUSY, "%s: %s", doing,
			    _("another program is writing to it"));
	else
		g_set_error(error, LEDE_ERROR,
			    code == SQLITE_INTERRUPT ? ERROR_BUSY : ERROR_STORE,
			    "%s: %s", doing, sqlite3_errmsg(s->db));
}

static int asks(void *store)
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
	sqlite3_progress_handler(s->db, yields && s->wanted ? STEPS : 0, asks,
				 s);
}

bool store_run(Store *s, const char *sql, GError **error)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return true;
	store_error(s, error, _("the store"));
	return false;
}

static int64_t ask_number(Store *s, const char *sql)
{
	sqlite3_stmt *q = NULL;
	int64_t n = -1;

	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void finalize(void *statement)
{
	sqlite3_finalize(statement);
}

/* Looks every few milliseconds: SQLite's own busy timeout sleeps up to 100, and
 * one who sleeps so long misses the moments between the transactions of a
 * program that writes all the time. */
static int wait_turn(void *store, int tries)
{
	(void)store;
	if (tries >= STORE_BUSY_MS / BUSY_LOOK_MS)
		return 0;
	sqlite3_sleep(BUSY_LOOK_MS);
	return 1;
}

/* for SQL_FEED_NAME (src/query) */
static void without_secrets(sqlite3_context *c, int n, sqlite3_value **values)
{
	const char *url = (const char *)sqlite3_value_text(values[0]);

	(void)n;
	if (url)
		sqlite3_result_text(c, url_without_secrets(url), -1, g_free);
}

static Store *open_file(const char *path, int flags, GError **error)
{
	g_autoptr(Store) s = g_new0(Store, 1);
	g_autofree char *shown = paths_for_eyes(path);

	s->statements = g_hash_table_new_full(g_direct_hash, g_direct_equal,
					      NULL, finalize);
	if (sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) !=
	    SQLITE_OK) {
		store_error(s, error, shown);
		return NULL;
	}
	sqlite3_busy_handler(s->db, wait_turn, NULL);
	sqlite3_create_function(s->db, "without_secrets", 1,
				SQLITE_UTF8 | SQLITE_DETERMINISTIC |
					SQLITE_DIRECTONLY,
				NULL, without_secrets, NULL, NULL);
	/* a store is data, whoever wrote it: no function in its schema runs */
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return g_steal_pointer(&s);
}

/* Whose file it is, and how old: -1 for no store of lede's. */
static int64_t version_of(Store *s)
{
	int64_t application = ask_number(s, "PRAGMA application_id");
	int64_t version = ask_number(s, "PRAGMA user_version");

	if (application == STORE_APPLICATION)
		return version;
	/* an empty file is a store that was never begun */
	if (application == 0 && version == 0 &&
	    ask_number(s, "SELECT count(*) FROM sqlite_schema") == 0)
		return 0;
	return -1;
}

static bool refuse(Store *s, const char *path, int64_t version, GError **error)
{
	g_autofree char *shown = paths_for_eyes(path);

	if (version > STORE_VERSION)
		g_set_error(error, LEDE_ERROR, ERROR_NEWER,
			    _("%s was written by a newer lede (version "
			      "%" PRId64 " of the store; this one reads %d)"),
			    shown, version, STORE_VERSION);
	else if (sqlite3_errcode(s->db) != SQLITE_OK &&
		 sqlite3_errcode(s->db) != SQLITE_DONE &&
		 sqlite3_errcode(s->db) != SQLITE_ROW)
		store_error(s, error, shown);
	else
		g_set_error(error, LEDE_ERROR, ERROR_STORE,
			    _("%s is not a store of lede's"), shown);
	return false;
}

Store *store_open_read(const char *path, GError **error)
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
	if (!store_run(s, "PRAGMA query_only = 1", error))
		return NULL;
	version = version_of(s);
	if (version == STORE_VERSION)
		return g_steal_pointer(&s);
	if (version >= 0 && version < STORE_VERSION)
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("the store is of an older lede: \"lede refresh\" "
			      "brings it up to date"));
	else
		refuse(s, path, version, error);
	return NULL;
}

static bool run_all(Store *s, const char *const *sql, GError **error)
{
	for (; *sql; sql++)
		if (!store_run(s, *sql, error))
			return false;
	return true;
}

/* Another program may be climbing too: within the transaction the version is
 * looked at once more. */
static bool climb(Store *s, int64_t version, GError **error)
{
	g_autofree char *set = g_strdup_printf(
		"PRAGMA user_version = %d; PRAGMA application_id = %d",
		(int)version + 1, STORE_APPLICATION);

	if (!store_run(s, "BEGIN IMMEDIATE", error))
		return false;
	if (version_of(s) != version)
		return store_run(s, "COMMIT", error);
	if (run_all(s, steps[version], error) && store_run(s, set, error) &&
	    store_run(s, "COMMIT", error))
		return true;
	store_run(s, "ROLLBACK", NULL);
	return false;
}

/* Readable by its owner alone, from its first byte. */
static bool make_file(const char *path, GError **error)
{
	int fd;

	if (!paths_make_folder(path, error))
		return false;
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
	return true; /* what is wrong, SQLite says better */
}

static bool bring_up_to_date(Store *s, const char *path, GError **error)
{
	int64_t version = version_of(s);

	if (version < 0 || version > STORE_VERSION)
		return refuse(s, path, version, error);
	if (version == 0 &&
	    !store_run(s, "PRAGMA page_size = 8192; PRAGMA auto_vacuum = NONE",
		       error))
		return false;
	if (!store_run(s,
		       "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
		       "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;"
		       "PRAGMA wal_autocheckpoint = 4096",
		       error))
		return false;
	while ((version = version_of(s)) < STORE_VERSION)
		if (version < 0 || !climb(s, version, error))
			return false;
	return true;
}

Store *store_open_write(const char *path, GError **error)
{
	g_autoptr(Store) s = NULL;

	if (!make_file(path, error))
		return NULL;
	s = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
	if (!s || !bring_up_to_date(s, path, error))
		return NULL;
	return g_steal_pointer(&s);
}

void store_close(Store *s)
{
	if (!s)
		return;
	g_hash_table_destroy(s->statements);
	sqlite3_close(s->db);
	g_free(s);
}

int64_t store_changes(Store *s)
{
	return ask_number(s, "PRAGMA data_version");
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
