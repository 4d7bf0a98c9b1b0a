#include "feeds/store/mutes.h"

#include "feeds/store/facts.h"
#include "feeds/store/heads_sql.h"
#include "src/base/clock.h"
#include "src/config/query.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* Temporary tables: `wanted`, the stories that match a mute; `looked`, the stories
 * that are considered; `turned`, those to be hidden or shown. Stories that are not
 * digested yet are not in the search index: their titles and summaries are indexed
 * in `fresh`, folded and with the same tokenizer. */
static bool open_tables(Store *s, GError **error)
{
	return store_run(
		s,
		"CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY "
		"KEY);"
		"CREATE TEMP TABLE IF NOT EXISTS looked (id INTEGER PRIMARY "
		"KEY);"
		"CREATE TEMP TABLE IF NOT EXISTS turned (id INTEGER PRIMARY "
		"KEY);"
		"CREATE VIRTUAL TABLE IF NOT EXISTS temp.fresh USING"
		" fts5(title, text, tokenize = 'ascii');"
		"DELETE FROM wanted; DELETE FROM looked; DELETE FROM turned;"
		"DELETE FROM fresh",
		error);
}

/* Runs a mute over an FTS5 table (`from`), or without words over all stories. */
static bool run_mute(Store *s, const Query *q, const char *from, bool some,
		     GError **error)
{
	g_autofree char *within =
		from ? g_strdup_printf("%s JOIN story s ON s.id = %s.rowid AND"
				       " %s MATCH ?",
				       from, from, from)
		     : g_strdup("story s");
	/* FTS5 seeks to a range; else it would read all matches for some */
	g_autofree char *range =
		from && some ? g_strdup_printf(
				       " AND %s.rowid BETWEEN (SELECT min(id)"
				       " FROM looked) AND (SELECT max(id) FROM"
				       " looked)",
				       from)
			     : g_strdup("");
	g_autofree char *sql = g_strdup_printf(
		"INSERT OR IGNORE INTO wanted SELECT s.id FROM %s JOIN feed f"
		" ON f.id = s.feed WHERE s.saved = 0%s%s%s",
		within, some ? " AND s.id IN (SELECT id FROM looked)" : "",
		range, q->where);
	sqlite3_stmt *st = NULL;
	int n = 1, rc;

	if (sqlite3_prepare_v2(store_db(s), sql, -1, &st, NULL) != SQLITE_OK) {
		store_error(s, error, _("the muted stories"));
		return false;
	}
	if (from)
		sqlite3_bind_text(st, n++, q->match, -1, SQLITE_TRANSIENT);
	for (guint i = 0; i < q->values->len; i++)
		sqlite3_bind_text(st, n++, g_ptr_array_index(q->values, i), -1,
				  SQLITE_TRANSIENT);
	rc = sqlite3_step(st);
	if (rc != SQLITE_DONE)
		store_error(s, error, _("the muted stories"));
	sqlite3_finalize(st);
	return rc == SQLITE_DONE;
}

static bool find_muted(Store *s, const Filters *f, bool some, GError **error)
{
	int64_t now = clock_now();

	for (guint i = 0; i < f->all->len; i++) {
		const struct filter *one =
			&g_array_index(f->all, struct filter, i);
		g_autoptr(Query) q = NULL;

		if (!filter_mutes(one, now))
			continue;
		q = query_read(one->query, now, false, NULL);
		if (!q)
			continue;
		if (!q->match && !run_mute(s, q, NULL, some, error))
			return false;
		if (q->match && (!run_mute(s, q, "search", some, error) ||
				 !run_mute(s, q, "fresh", some, error)))
			return false;
	}
	return true;
}

/* Hides and shows the stories in `turned`, and decides again which story represents
 * each of their events. ("+": a section has more stories than an event.) */
static bool apply_turned(Store *s, GError **error)
{
	return store_run(s,
			 "DELETE FROM muted WHERE story IN (SELECT id FROM "
			 "turned);"
			 "INSERT INTO muted SELECT id FROM turned WHERE id IN"
			 " (SELECT id FROM wanted);"
			 "UPDATE story SET hidden = (story.id IN (SELECT story "
			 "FROM"
			 " muted) OR f.removed <> 0) FROM feed f WHERE f.id = "
			 "story.feed"
			 " AND story.id IN (SELECT id FROM turned);"
			 "DELETE FROM looked;"
			 "INSERT OR IGNORE INTO looked SELECT s.event FROM "
			 "turned t JOIN"
			 " story s ON s.id = t.id;",
			 error) &&
	       store_run(s, HEADS_SQL("SELECT id FROM looked"), error) &&
	       store_run(s, WEIGHTS_SQL("SELECT id FROM looked"), error);
}

static bool any_turned(Store *s)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT EXISTS (SELECT 1 FROM turned)", NULL);

	return q && sql_number(q) > 0;
}

/* A muted story of an older store that is not in the search index yet stays hidden: what
 * its mute looks for cannot be found (search_index). */
#define IS_KNOWN                                                               \
	" (EXISTS (SELECT 1 FROM search_docsize d WHERE d.id = m.story) OR"    \
	" EXISTS (SELECT 1 FROM story s WHERE s.id = m.story AND"              \
	" s.digested = 0))"

static bool mute_all(Store *s, const Filters *f, GError **error)
{
	return open_tables(s, error) &&
	       store_run(s,
			 "INSERT INTO fresh (rowid, title, text) SELECT id,"
			 " folding_index(title), folding_index(summary)"
			 " FROM story WHERE digested = 0",
			 error) &&
	       find_muted(s, f, false, error) &&
	       store_run(s,
			 "INSERT INTO turned SELECT id FROM wanted WHERE id NOT"
			 " IN (SELECT story FROM muted) UNION SELECT story FROM"
			 " muted m WHERE story NOT IN (SELECT id FROM wanted)"
			 " AND" IS_KNOWN,
			 error) &&
	       (!any_turned(s) || apply_turned(s, error));
}

/* Of the mutes that apply, and the hour; "" without any. The caller's. */
static char *digest_of(const Filters *f)
{
	g_autoptr(GString) text = g_string_new(NULL);
	int64_t now = clock_now();

	for (guint i = 0; i < f->all->len; i++) {
		const struct filter *one =
			&g_array_index(f->all, struct filter, i);

		if (filter_mutes(one, now))
			g_string_append_printf(text, "%s\n", one->query);
	}
	if (!text->len)
		return g_strdup("");
	g_string_append_printf(text, "%" PRId64, now / CLOCK_HOUR);
	return g_compute_checksum_for_string(G_CHECKSUM_MD5, text->str, -1);
}

bool store_mute(Store *s, const Filters *f, GError **error)
{
	g_autofree char *digest = digest_of(f);

	return sql_open(s, error) &&
	       sql_close(s,
			 mute_all(s, f, error) &&
				 store_set_fact(s, FACT_MUTED, digest, error),
			 error);
}

bool store_mute_changed(Store *s, const Filters *f, GError **error)
{
	g_autofree char *digest = digest_of(f);
	g_autofree char *muted = store_fact(s, FACT_MUTED);

	return g_strcmp0(muted, digest) == 0 || store_mute(s, f, error);
}

bool store_mute_stale(Store *s, GError **error)
{
	return sql_run(s,
		       "UPDATE fact SET value = NULL WHERE name = '" FACT_MUTED
		       "' AND value <> ''",
		       SQL_VALUES(0), error);
}

int64_t store_count_muted(Store *s)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT count(*) FROM muted m CROSS JOIN story s ON"
		" s.id = m.story JOIN feed f ON f.id = s.feed AND f.removed = "
		"0",
		NULL);

	return q ? sql_number(q) : 0;
}

static bool mute_some(Store *s, const Filters *f, const int64_t *ids, guint n,
		      GError **error)
{
	if (!open_tables(s, error))
		return false;
	for (guint i = 0; i < n; i++)
		if (!sql_run(s, "INSERT OR IGNORE INTO looked VALUES (?)",
			     SQL_VALUES(ids[i]), error))
			return false;
	return store_run(s,
			 "INSERT INTO fresh (rowid, title, text) SELECT id,"
			 " folding_index(title), folding_index(summary)"
			 " FROM story WHERE digested = 0 AND id"
			 " IN (SELECT id FROM looked)",
			 error) &&
	       find_muted(s, f, true, error) &&
	       store_run(s,
			 "INSERT INTO turned SELECT id FROM wanted WHERE id NOT"
			 " IN (SELECT story FROM muted)",
			 error) &&
	       (!any_turned(s) || apply_turned(s, error));
}

bool store_mute_some(Store *s, const Filters *f, const int64_t *ids, guint n,
		     GError **error)
{
	int64_t now = clock_now();
	bool any = false;

	for (guint i = 0; i < f->all->len && !any; i++)
		any = filter_mutes(&g_array_index(f->all, struct filter, i),
				   now);
	if (!any || n == 0)
		return true;
	return sql_open(s, error) &&
	       sql_close(s, mute_some(s, f, ids, n, error), error);
}
