#include "feeds/store/sync.h"

#include "feeds/store/facts.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/heads_sql.h"
#include "feeds/store/mutes.h"
#include "src/store/schema.h"
#include "src/store/sections.h"
#include "src/store/sql.h"

#include <inttypes.h>
#include <string.h>

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

/* Sections that `order` names first, then the others as in the file. */
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
		"INSERT INTO feed (url, name, section, place, paused, every,"
		" full) VALUES (?1, ?2, (SELECT id FROM section WHERE name ="
		" ?3), ?4, ?5, ?6, ?9) ON CONFLICT (url) DO UPDATE SET name = "
		"?2,"
		" section = excluded.section, place = ?4, paused = ?5,"
		/* a new interval holds at once */
		" next_fetch = CASE WHEN ?6 > 0 AND every <> ?6 THEN"
		"  min(next_fetch, last_fetch + ?6) ELSE next_fetch END,"
		" interval = CASE WHEN ?6 > 0 AND every <> ?6 THEN ?6"
		"  ELSE interval END,"
		" why = CASE WHEN ?6 > 0 AND every <> ?6 THEN ?7"
		"  WHEN ?6 = 0 AND every > 0 AND why = ?7 THEN ?8"
		"  ELSE why END,"
		" every = ?6, full = ?9 WHERE name IS NOT ?2 OR section <> "
		"excluded.section OR place <> ?4 OR paused <> ?5 OR every <> ?6"
		" OR full <> ?9",
		error);

	if (!q)
		return false;
	sql_text(q, 1, sub->url);
	sql_text(q, 2, sub->name);
	sql_text(q, 3, sub->section);
	sqlite3_bind_int(q, 4, place);
	sqlite3_bind_int(q, 5, sub->paused);
	sqlite3_bind_int64(q, 6, sub->every);
	sqlite3_bind_int(q, 8, INTERVAL_RHYTHM);
	sqlite3_bind_int(q, 7, INTERVAL_SETTING);
	sqlite3_bind_int(q, 9, (int)sub->full);
	return sql_finish(s, q, error);
}

/* The addresses in the file, in a temporary table `named`. */
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

/* The first feed whose new address is in the file and its old one is not. 0:
 * none; -1: an error. */
static int64_t find_moved_feed(Store *s, GError **error)
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

/* Gives the row its new address. If a removed feed has that address, the two
 * change places: url is UNIQUE, so that the removed one first gets an address
 * with a newline, which no file can name. Validators belong to an address and
 * are dropped. */
static bool move_feed(Store *s, int64_t id, GError **error)
{
	return sql_run(s,
		       "UPDATE feed SET url = url || char(10), etag = NULL,"
		       " modified = NULL, hash = NULL WHERE url ="
		       " (SELECT moved FROM feed WHERE id = ?1)",
		       SQL_VALUES(id), error) &&
	       sql_run(s,
		       "UPDATE feed AS other SET url = feed.url || char(10)"
		       " FROM feed WHERE feed.id = ?1 AND"
		       " other.url = feed.moved || char(10)",
		       SQL_VALUES(id), error) &&
	       sql_run(s,
		       "UPDATE feed SET url = moved, etag = NULL,"
		       " modified = NULL, hash = NULL, moved = NULL, moves = 0,"
		       " next_fetch = 0, not_before = 0 WHERE id = ?1",
		       SQL_VALUES(id), error) &&
	       sql_run(s,
		       "UPDATE feed SET url = rtrim(url, char(10)) WHERE"
		       " removed <> 0 AND url LIKE '%' || char(10)",
		       SQL_VALUES(0), error);
}

static bool sync_moves(Store *s, GError **error)
{
	int64_t id;

	while ((id = find_moved_feed(s, error)) > 0)
		if (!move_feed(s, id, error))
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

/* Feeds that are not in the file are removed; those that are in it again,
 * restored with what was last said of them: one that failed has not been asked
 * since. Then others may be the only ones of their names, or no longer. */
static bool sync_removed(Store *s, int64_t now, GError **error)
{
	int before = sqlite3_total_changes(store_db(s));

	return sql_run(s,
		       "UPDATE feed SET removed = ?1 WHERE removed = 0"
		       " AND url NOT IN (SELECT url FROM named)",
		       SQL_VALUES(now), error) &&
	       sql_run(s,
		       "UPDATE feed SET removed = 0, next_fetch = 0 WHERE"
		       " removed <> 0 AND url IN (SELECT url FROM named)",
		       SQL_VALUES(0), error) &&
	       (sqlite3_total_changes(store_db(s)) == before ||
		store_run(s, FEED_LABEL_SQL, error));
}

/* Lists in a temporary table `moved` the events with stories of feeds that were
 * removed, restored or moved to another section. One story of a feed is looked
 * at: all of them change together, in the transaction that changes the feed.
 * False with an error; `any` says whether there are some. */
static bool list_moved_events(Store *s, bool *any, GError **error)
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

/* Hides, shows and moves the stories of these events as their feeds say, and
 * decides again which story represents each event. */
static bool move_stories(Store *s, GError **error)
{
	return store_run(
		       s,
		       "UPDATE story SET hidden = NOT hidden FROM feed f"
		       " WHERE f.id = story.feed AND hidden <> (f.removed <> 0 "
		       "OR"
		       " story.id IN (SELECT story FROM muted))"
		       " AND event IN (SELECT event FROM moved);"
		       "UPDATE story SET section = f.section FROM feed f"
		       " WHERE f.id = story.feed AND story.section <> f.section"
		       " AND event IN (SELECT event FROM moved);",
		       error) &&
	       store_run(s, HEADS_SQL("SELECT event AS id FROM moved"),
			 error) &&
	       store_run(s, WEIGHTS_SQL("SELECT event AS id FROM moved"),
			 error);
}

static bool sync_all(Store *s, const Subs *subs, const char *order, int64_t now,
		     GError **error)
{
	bool any;

	return sync_sections(s, subs, order, error) &&
	       list_named(s, subs, error) && sync_moves(s, error) &&
	       sync_feeds(s, subs, error) && sync_removed(s, now, error) &&
	       list_moved_events(s, &any, error) &&
	       (!any || move_stories(s, error));
}

/* Of all that is brought into the store, by this version of it. The caller's. */
static char *digest_of(const Subs *subs, const char *order)
{
	g_autofree char *text = subs_text(subs);
	g_autofree char *whole = g_strdup_printf("%d\n%s\n%s", SCHEMA_VERSION,
						 order ? order : "", text);

	return g_compute_checksum_for_string(G_CHECKSUM_MD5, whole, -1);
}

/* What mutes name of feeds, as their sections, may be others now. */
static bool note_synced(Store *s, const char *digest, GError **error)
{
	return store_set_fact(s, FACT_SYNCED, digest, error) &&
	       store_mute_stale(s, error);
}

bool store_sync(Store *s, const Subs *subs, const char *order, int64_t now,
		GError **error)
{
	g_autofree char *digest = digest_of(subs, order);
	g_autofree char *synced = store_fact(s, FACT_SYNCED);

	if (g_strcmp0(synced, digest) == 0)
		return true;
	return sql_open(s, error) &&
	       sql_close(s,
			 sync_all(s, subs, order, now, error) &&
				 note_synced(s, digest, error),
			 error);
}

static bool change_every(Store *s, int64_t every, GError **error)
{
	if (every == INTERVAL_AUTO)
		return sql_run(s,
			       "UPDATE feed SET why = ?2 WHERE every = 0 AND"
			       " why = ?1",
			       SQL_VALUES(INTERVAL_SETTING, INTERVAL_RHYTHM),
			       error);
	return sql_run(s,
		       "UPDATE feed SET next_fetch = min(next_fetch, last_fetch"
		       " + ?1), interval = ?1, why = ?2 WHERE every = 0 AND"
		       " failures = 0 AND last_fetch > 0",
		       SQL_VALUES(every, INTERVAL_SETTING), error);
}

bool store_set_every(Store *s, int64_t every, GError **error)
{
	g_autofree char *before = store_fact(s, FACT_EVERY);
	g_autofree char *now = g_strdup_printf("%" PRId64, every);

	if (g_strcmp0(before, now) == 0)
		return true;
	return sql_open(s, error) &&
	       sql_close(s,
			 (!before || change_every(s, every, error)) &&
				 store_set_fact(s, FACT_EVERY, now, error),
			 error);
}

/* synchronous = FULL for this row: in WAL mode with NORMAL a loss of power may
 * lose the last commits, and the file would name an address that the store does
 * not know as the feed's new one. */
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
