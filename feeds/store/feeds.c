#include "feeds/store/feeds.h"

#include "src/store/sql.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- in line with the subscriptions ---- */

static bool add_section(Store *s, const char *name, int place, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT INTO section (name, place) VALUES (?1, ?2)"
		" ON CONFLICT (name) DO UPDATE SET place = ?2 WHERE place <> "
		"?2",
		error);

	if (!q)
		return false;
	sql_text(q, 1, name);
	sqlite3_bind_int(q, 2, place);
	return sql_finish(s, q, error);
}

/* Those that `order` names first, then the others as they stand. */
static bool sync_sections(Store *s, const Subs *subs, const char *order,
			  GError **error)
{
	const char *const *names = subs_sections(subs);
	g_auto(GStrv) first = g_strsplit(order ? order : "", ";", -1);
	int n = (int)g_strv_length(first);

	for (int i = 0; names[i]; i++) {
		int place = n + i;

		for (int j = 0; j < n; j++)
			if (strcmp(g_strstrip(first[j]), names[i]) == 0)
				place = j;
		if (!add_section(s, names[i], place, error))
			return false;
	}
	return true;
}

static bool sync_feed(Store *s, const struct sub *sub, int place,
		      GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT INTO feed (url, name, section, place, paused, every)"
		" VALUES (?1, ?2, (SELECT id FROM section WHERE name = ?3), ?4,"
		" ?5, ?6) ON CONFLICT (url) DO UPDATE SET name = ?2,"
		" section = excluded.section, place = ?4, paused = ?5,"
		" every = ?6 WHERE name IS NOT ?2 OR section <> "
		"excluded.section"
		" OR place <> ?4 OR paused <> ?5 OR every <> ?6",
		error);

	if (!q)
		return false;
	sql_text(q, 1, sub->url);
	sql_text(q, 2, sub->name);
	sql_text(q, 3, sub->section);
	sqlite3_bind_int(q, 4, place);
	sqlite3_bind_int(q, 5, sub->paused);
	sqlite3_bind_int64(q, 6, sub->every);
	return sql_finish(s, q, error);
}

/* The addresses that the file names, in a list that lives as long as the
 * connection. */
static bool list_named(Store *s, const Subs *subs, GError **error)
{
	if (!store_run(
		    s,
		    "CREATE TEMP TABLE IF NOT EXISTS named (url TEXT PRIMARY "
		    "KEY); DELETE FROM named",
		    error))
		return false;
	for (guint i = 0; i < subs_count(subs); i++) {
		sqlite3_stmt *q = store_prepare(
			s, "INSERT OR IGNORE INTO named VALUES (?)", error);

		if (!q)
			return false;
		sql_text(q, 1, subs_at(subs, i)->url);
		if (!sql_finish(s, q, error))
			return false;
	}
	return true;
}

/* The first feed that is to go on under another address: the file names that
 * and no longer its own. 0: none; -1: an error. */
static int64_t find_moving(Store *s, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT id FROM feed WHERE removed = 0 AND moves >="
		" " G_STRINGIFY(
			STORE_MOVES) " AND"
				     " moved IN (SELECT url FROM named) AND"
				     " url NOT IN (SELECT url FROM named) AND "
				     "NOT EXISTS (SELECT 1"
				     " FROM feed o WHERE o.url = feed.moved "
				     "AND o.removed = 0)"
				     " ORDER BY id",
		error);

	return q ? sql_number(q) : -1;
}

/* A row that has the new address was removed earlier: it gets the old one. It
 * first gives its own free, for one that no file can name. What is known of
 * the answers of an address stays behind. */
static bool readdress(Store *s, int64_t id, GError **error)
{
	return sql_run(s,
		       "UPDATE feed SET url = url || char(10), etag = NULL,"
		       " modified = NULL, hash = NULL WHERE url ="
		       " (SELECT moved FROM feed WHERE id = ?1)",
		       id, 0, 0, error) &&
	       sql_run(s,
		       "UPDATE feed AS other SET url = feed.url || char(10)"
		       " FROM feed WHERE feed.id = ?1 AND"
		       " other.url = feed.moved || char(10)",
		       id, 0, 0, error) &&
	       sql_run(s,
		       "UPDATE feed SET url = moved, etag = NULL,"
		       " modified = NULL, hash = NULL, moved = NULL, moves = 0,"
		       " next_fetch = 0, not_before = 0 WHERE id = ?1",
		       id, 0, 0, error) &&
	       sql_run(s,
		       "UPDATE feed SET url = rtrim(url, char(10)) WHERE"
		       " removed <> 0 AND url LIKE '%' || char(10)",
		       0, 0, 0, error);
}

static bool sync_moves(Store *s, GError **error)
{
	int64_t id;

	while ((id = find_moving(s, error)) > 0)
		if (!readdress(s, id, error))
			return false;
	return id == 0;
}

static bool sync_feeds(Store *s, const Subs *subs, GError **error)
{
	for (guint i = 0; i < subs_count(subs); i++)
		if (!sync_feed(s, subs_at(subs, i), (int)i, error))
			return false;
	return true;
}

/* Feeds that the file no longer names are gone; named again, they are back. */
static bool come_and_go(Store *s, int64_t now, GError **error)
{
	return sql_run(s,
		       "UPDATE feed SET removed = ?1, error = NULL WHERE "
		       "removed"
		       " = 0 AND url NOT IN (SELECT url FROM named)",
		       now, 0, 0, error) &&
	       sql_run(s,
		       "UPDATE feed SET removed = 0, next_fetch = 0 WHERE"
		       " removed <> 0 AND url IN (SELECT url FROM named)",
		       0, 0, 0, error);
}

/* The events of feeds that went, came or moved to another section. All stories
 * of a feed are in one state: one of them tells whether there is anything to
 * do. False with an error; `any` says whether there are some. */
static bool list_moved(Store *s, bool *any, GError **error)
{
	sqlite3_stmt *q;

	if (!store_run(
		    s,
		    "CREATE TEMP TABLE IF NOT EXISTS moved (event INTEGER "
		    "PRIMARY KEY); DELETE FROM moved;"
		    "INSERT OR IGNORE INTO moved SELECT s.event FROM feed f"
		    " CROSS JOIN story s ON s.feed = f.id WHERE (SELECT "
		    "o.hidden <>"
		    " (f.removed <> 0 OR o.id IN (SELECT story FROM muted)) OR"
		    " o.section <> f.section FROM story o"
		    " WHERE o.feed = f.id LIMIT 1)",
		    error))
		return false;
	q = store_prepare(s, "SELECT EXISTS (SELECT 1 FROM moved)", error);
	*any = q && sql_number(q);
	return q != NULL;
}

/* Stories follow their feed; their events get a new head where the old one is
 * hidden. */
static bool follow(Store *s, GError **error)
{
	return store_run(
		s,
		"UPDATE story SET hidden = NOT hidden FROM feed f"
		" WHERE f.id = story.feed AND hidden <> (f.removed <> 0 OR"
		" story.id IN (SELECT story FROM muted))"
		" AND event IN (SELECT event FROM moved);"
		"UPDATE story SET section = f.section FROM feed f"
		" WHERE f.id = story.feed AND story.section <> f.section"
		" AND event IN (SELECT event FROM moved);"
		"UPDATE story SET head_all = (hidden = 0 AND id = (SELECT min(m"
		".id) FROM story m WHERE m.hidden = 0 AND (m.id = story.event "
		"OR"
		" (m.event = story.event AND m.event <> m.id)))),"
		" head_section = (hidden = 0 AND id = (SELECT min(m.id) FROM"
		" story m WHERE m.hidden = 0 AND m.section = story.section AND"
		" (m.id = story.event OR (m.event = story.event AND m.event <>"
		" m.id))))"
		" WHERE id IN (SELECT event FROM moved UNION SELECT s.id FROM"
		" moved JOIN story s ON s.event = moved.event AND s.event <>"
		" s.id)",
		error);
}

static bool bring_in_line(Store *s, const Subs *subs, const char *order,
			  int64_t now, GError **error)
{
	bool any;

	return sync_sections(s, subs, order, error) &&
	       list_named(s, subs, error) && sync_moves(s, error) &&
	       sync_feeds(s, subs, error) && come_and_go(s, now, error) &&
	       list_moved(s, &any, error) && (!any || follow(s, error));
}

bool store_sync(Store *s, const Subs *subs, const char *order, int64_t now,
		GError **error)
{
	return sql_open(s, error) &&
	       sql_close(s, bring_in_line(s, subs, order, now, error), error);
}

/* One row, durable before anything else is written: with the journal's usual
 * setting a loss of power could take it back and leave the file. */
bool store_moving(Store *s, const char *from, const char *to, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "UPDATE feed SET moved = ?2, moves = max(moves,"
			      " " G_STRINGIFY(STORE_MOVES) ") WHERE url = ?1",
			      error);
	bool good;

	if (!q || !store_run(s, "PRAGMA synchronous = FULL", error))
		return false;
	sql_text(q, 1, from);
	sql_text(q, 2, to);
	good = sql_finish(s, q, error);
	store_run(s, "PRAGMA synchronous = NORMAL", NULL);
	return good;
}

/* ---- asking ---- */

#define ASKED_COLUMNS                                                          \
	"SELECT id, url, etag, modified, hash, every, not_before, last_fetch," \
	" last_good, stories, failures, moved, moves, texts FROM feed"         \
	" WHERE removed = 0 AND "

static const char *keep(Askeds *a, const char *text)
{
	return text ? g_string_chunk_insert(a->text, text) : NULL;
}

static void take_asked(sqlite3_stmt *q, Askeds *into)
{
	struct asked a = {
		.id = sqlite3_column_int64(q, 0),
		.url = keep(into, sql_column(q, 1)),
		.etag = keep(into, sql_column(q, 2)),
		.modified = keep(into, sql_column(q, 3)),
		.every = sqlite3_column_int64(q, 5),
		.not_before = sqlite3_column_int64(q, 6),
		.last_fetch = sqlite3_column_int64(q, 7),
		.last_good = sqlite3_column_int64(q, 8),
		.stories = sqlite3_column_int64(q, 9),
		.failures = sqlite3_column_int(q, 10),
		.moved = keep(into, sql_column(q, 11)),
		.moves = sqlite3_column_int(q, 12),
	};

	/* its texts are to be made again: whatever it says is new */
	if (sqlite3_column_int(q, 13) != STORE_TEXTS)
		a.etag = a.modified = NULL;
	else if (sqlite3_column_bytes(q, 4) == STORE_HASH)
		a.hash = (const uint8_t *)g_string_chunk_insert_len(
			into->text, sqlite3_column_blob(q, 4), STORE_HASH);
	g_array_append_val(into->all, a);
}

static Askeds *take_askeds(Store *s, sqlite3_stmt *q, GError **error)
{
	g_autoptr(Askeds) all = g_new0(Askeds, 1);
	int rc;

	all->text = g_string_chunk_new(4096);
	all->all = g_array_new(FALSE, FALSE, sizeof(struct asked));
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		take_asked(q, all);
	return sql_ended(s, q, rc, error) ? g_steal_pointer(&all) : NULL;
}

/* A clock that was wrong once may have left times far ahead: a feed that was
 * asked in the future is due. */
Askeds *store_due(Store *s, int64_t now, bool all, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		ASKED_COLUMNS
		"paused = 0 AND (not_before <= ?1 OR not_before > ?1 + 86400)"
		" AND (?2 OR next_fetch <= ?1 OR last_fetch > ?1 + 60)"
		" ORDER BY next_fetch, id",
		error);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, now);
	sqlite3_bind_int(q, 2, all);
	return take_askeds(s, q, error);
}

Askeds *store_asked(Store *s, const char *url, GError **error)
{
	sqlite3_stmt *q = store_prepare(s, ASKED_COLUMNS "url = ?", error);

	if (!q)
		return NULL;
	sql_text(q, 1, url);
	return take_askeds(s, q, error);
}

void askeds_join(Askeds *a, const Askeds *more)
{
	for (guint i = 0; i < more->all->len; i++) {
		struct asked one = g_array_index(more->all, struct asked, i);

		one.url = keep(a, one.url);
		one.etag = keep(a, one.etag);
		one.modified = keep(a, one.modified);
		one.moved = keep(a, one.moved);
		if (one.hash)
			one.hash = (const uint8_t *)g_string_chunk_insert_len(
				a->text, (const char *)one.hash, STORE_HASH);
		g_array_append_val(a->all, one);
	}
}

void askeds_free(Askeds *a)
{
	if (!a)
		return;
	g_array_free(a->all, TRUE);
	g_string_chunk_free(a->text);
	g_free(a);
}

int64_t store_next_due(Store *s)
{
	sqlite3_stmt *q = store_prepare(s,
					"SELECT min(max(next_fetch, "
					"not_before)) FROM feed WHERE removed "
					"= 0 AND paused = 0",
					NULL);

	return q ? sql_number(q) : 0;
}

bool store_outcome(Store *s, const struct outcome *o, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE feed SET last_fetch = ?2, next_fetch = ?3,"
		" not_before = ?4, status = ?5,"
		" error_since = CASE WHEN ?6 IS NULL THEN 0"
		"  WHEN error IS NULL THEN ?2 ELSE error_since END,"
		" error = ?6, note = ?7,"
		" last_good = CASE WHEN ?6 IS NULL THEN ?2 ELSE last_good END,"
		" etag = CASE WHEN ?8 THEN ?9 ELSE etag END,"
		" modified = CASE WHEN ?8 THEN ?10 ELSE modified END,"
		" hash = CASE WHEN ?8 THEN ?11 ELSE hash END,"
		" texts = CASE WHEN ?8 AND ?11 IS NOT NULL THEN ?16"
		"  ELSE texts END,"
		" moved = ?12, moves = ?13, failures = ?14,"
		" paused = CASE WHEN ?15 THEN 1 ELSE paused END"
		" WHERE id = ?1",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, o->feed);
	sqlite3_bind_int64(q, 2, o->when);
	sqlite3_bind_int64(q, 3, o->next);
	sqlite3_bind_int64(q, 4, o->not_before);
	sqlite3_bind_int(q, 5, o->status);
	sql_text(q, 6, o->error);
	sql_text(q, 7, o->note);
	sqlite3_bind_int(q, 8, o->changed);
	sql_text(q, 9, o->etag);
	sql_text(q, 10, o->modified);
	if (o->hash)
		sqlite3_bind_blob(q, 11, o->hash, STORE_HASH, SQLITE_STATIC);
	sql_text(q, 12, o->moved);
	sqlite3_bind_int(q, 13, o->moves);
	sqlite3_bind_int(q, 14, o->failures);
	sqlite3_bind_int(q, 15, o->paused);
	sqlite3_bind_int(q, 16, STORE_TEXTS);
	return sql_finish(s, q, error);
}
