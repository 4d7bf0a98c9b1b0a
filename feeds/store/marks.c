#include "feeds/store/marks.h"

#include "feeds/store/copies.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/config/query.h"
#include "src/store/copies_sql.h"
#include "src/store/sql.h"
#include "src/store/stories.h"

#include <glib/gi18n.h>
#include <string.h>

/* The field that a change is of; stored, so never renumbered. */
enum field {
	FIELD_READ,
	FIELD_SAVED
};

/* Stories to be marked are collected in a temporary table first, so that one
 * statement stores their old values and another one changes them. */
static bool clear_chosen(Store *s, GError **error)
{
	return store_run(s,
			 "CREATE TEMP TABLE IF NOT EXISTS chosen (id INTEGER "
			 "PRIMARY KEY); DELETE FROM chosen",
			 error);
}

static bool choose_ids(Store *s, const int64_t *ids, guint n, GError **error)
{
	for (guint i = 0; i < n; i++)
		if (!sql_run(s, "INSERT OR IGNORE INTO chosen VALUES (?)",
			     SQL_VALUES(ids[i]), error))
			return false;
	return true;
}

/* Adds every report of the same events by another outlet than those of the chosen
 * ones. */
static bool choose_reports(Store *s, GError **error)
{
	return store_run(
		s,
		"INSERT OR IGNORE INTO chosen"
		" WITH x AS MATERIALIZED (SELECT s.event, coalesce(f.publisher,"
		" f.id) AS outlet FROM chosen c JOIN story s ON s.id = c.id"
		" JOIN feed f ON f.id = s.feed),"
		" e AS MATERIALIZED (SELECT DISTINCT event FROM x),"
		" m AS (SELECT s.id, s.event, s.feed FROM e JOIN story s ON"
		" s.id = e.event UNION ALL SELECT s.id, s.event, s.feed FROM e"
		" CROSS JOIN story s ON s.event = e.event AND s.event <> s.id)"
		" SELECT m.id FROM m JOIN feed g ON g.id = m.feed WHERE NOT"
		" EXISTS (SELECT 1 FROM x WHERE x.event = m.event AND x.outlet"
		" = coalesce(g.publisher, g.id))",
		error);
}

/* Adds every copy of the same articles. */
static bool choose_copies(Store *s, GError **error)
{
	return store_run(s,
			 "INSERT OR IGNORE INTO chosen SELECT b.story FROM"
			 " chosen x JOIN story s ON s.id = x.id" COPIES_JOIN
			 "JOIN alike b ON b.hash = c.hash",
			 error);
}

static bool choose_others(Store *s, const struct mark *m, GError **error)
{
	if (m->saved_field)
		return m->value || choose_copies(s, error);
	if (m->copies == READ_COPIES_NO)
		return true;
	return choose_copies(s, error) &&
	       (m->copies == READ_COPIES_ARTICLE || choose_reports(s, error));
}

/* The number of a new batch, 0 with an error; batches beyond STORE_BATCHES are
 * deleted. `change` as in store_remember. */
static int64_t new_batch(Store *s, const char *const change[3], GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "INSERT INTO batch (url, key, value) VALUES (?, ?, ?)",
		error);
	int64_t batch;

	if (!q)
		return 0;
	for (int i = 0; i < 3; i++)
		sql_text(q, i + 1, change[i]);
	if (!sql_finish(s, q, error))
		return 0;
	batch = sqlite3_last_insert_rowid(store_db(s));
	if (!sql_run(s, "DELETE FROM change WHERE batch <= ?",
		     SQL_VALUES(batch - STORE_BATCHES), error) ||
	    !sql_run(s, "DELETE FROM batch WHERE id <= ?",
		     SQL_VALUES(batch - STORE_BATCHES), error))
		return 0;
	return batch;
}

/* Changes those of the chosen stories that differ. */
static bool mark_chosen(Store *s, const struct mark *m, struct marked *done,
			GError **error)
{
	static const char *const no_change[3];
	bool read = !m->saved_field;
	int64_t b = new_batch(s, no_change, error);

	if (!b ||
	    !sql_run(
		    s,
		    read ? "INSERT INTO change SELECT ?1, s.id, 0, s.read FROM"
			   " chosen c JOIN story s ON s.id = c.id WHERE s.read"
			   " <> ?2"
			 : "INSERT INTO change SELECT ?1, s.id, 1, s.saved FROM"
			   " chosen c JOIN story s ON s.id = c.id WHERE s.saved"
			   " <> ?2",
		    SQL_VALUES(b, m->value), error))
		return false;
	done->count = sqlite3_changes(store_db(s));
	done->batch = done->count ? b : 0;
	if (!done->count)
		return sql_run(s, "DELETE FROM batch WHERE id = ?",
			       SQL_VALUES(b), error);
	return sql_run(s,
		       read ? "UPDATE story SET read = ?2 WHERE id IN (SELECT"
			      " story FROM change WHERE batch = ?1)"
			    : "UPDATE story SET saved = ?2 WHERE id IN (SELECT"
			      " story FROM change WHERE batch = ?1)",
		       SQL_VALUES(b, m->value), error);
}

/* The condition for the stories of a list; ?2 is the name of a section, ?3 a feed
 * or an event. */
static const char *list_condition(const struct list *l)
{
	switch (l->kind) {
	case LIST_FRONT:
	case LIST_ALL:
		return "s.head_all = 1";
	case LIST_SECTION:
		return "s.head_section = 1 AND s.section = (SELECT id FROM "
		       "section WHERE name = ?2)";
	case LIST_SAVED:
		return "s.saved = 1 AND s.hidden = 0";
	case LIST_FEED:
		return "s.feed = ?3 AND s.hidden = 0";
	case LIST_EVENT:
		return "s.hidden = 0 AND s.id IN (SELECT ?3 UNION ALL SELECT id"
		       " FROM story WHERE event = ?3 AND event <> id)";
	case LIST_HEADLINES:
		return "s.hidden = 0";
	case LIST_SEARCH:
		break;
	}
	return NULL;
}

/* Of what a search finds each copy is a line that is as old as itself. */
static bool choose_search(Store *s, const struct mark *m, GError **error)
{
	struct list every = *m->list;
	g_autoptr(Stories) found = NULL;

	every.typing = false;
	every.apart = every.by_time = every.whole = true;
	found = store_list(s, &every, &(struct list_page){ .limit = G_MAXINT },
			   error);
	for (guint i = 0; found && i < found->all->len; i++) {
		const struct story *k = stories_at(found, i);

		if (k->id <= m->newest && (!m->before || k->time < m->before) &&
		    !choose_ids(s, &k->id, 1, error))
			return false;
	}
	return found != NULL;
}

static bool choose_list(Store *s, const struct mark *m, GError **error)
{
	const struct list *l = m->list;
	g_autofree char *sql = NULL;
	sqlite3_stmt *q;

	if (l->kind == LIST_SEARCH)
		return choose_search(s, m, error);
	sql = g_strdup_printf("INSERT OR IGNORE INTO chosen SELECT s.id FROM "
			      "story s WHERE s.id <= ?1 AND %s"
			      " AND (?4 = 0 OR %s < ?4)",
			      list_condition(l),
			      list_is_folded(l) ? STORY_NEWEST : "s.time");
	q = store_prepare(s, g_intern_string(sql), error);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, m->newest);
	sqlite3_bind_text(q, 2, l->section, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(q, 3, l->kind == LIST_EVENT ? l->event : l->feed);
	sqlite3_bind_int64(q, 4, m->before);
	return sql_finish(s, q, error);
}

/* Of the chosen ones those that change, as the list counts them: the copies of an
 * article once, except where each is a line. */
static bool count_lines(Store *s, const struct mark *m, int64_t *lines,
			GError **error)
{
	bool apart = list_is_folded(m->list) || m->list->kind == LIST_FEED ||
		     m->list->kind == LIST_HEADLINES;
	g_autofree char *sql = g_strdup_printf(
		"SELECT count(DISTINCT %s) FROM chosen x JOIN story s ON s.id ="
		" x.id" COPIES_JOIN "WHERE s.%s <> ?",
		apart ? "s.id" : "coalesce(-c.hash, s.id)",
		m->saved_field ? "saved" : "read");
	sqlite3_stmt *q = store_prepare(s, g_intern_string(sql), error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, m->value);
	*lines = sql_number(q);
	return *lines >= 0;
}

/* Other reports of a line's event may be newer than the line. */
static bool drop_newer(Store *s, int64_t before, GError **error)
{
	return !before ||
	       sql_run(s,
		       "DELETE FROM chosen WHERE id IN (SELECT s.id FROM chosen"
		       " x JOIN story s ON s.id = x.id WHERE s.time >= ?)",
		       SQL_VALUES(before), error);
}

static bool choose_lines(Store *s, const struct mark *m, struct marked *done,
			 GError **error)
{
	if (!m->list)
		return choose_ids(s, m->ids, m->n, error);
	return choose_list(s, m, error) &&
	       count_lines(s, m, &done->lines, error);
}

static bool mark_all(Store *s, const struct mark *m, struct marked *done,
		     GError **error)
{
	return clear_chosen(s, error) && choose_lines(s, m, done, error) &&
	       choose_others(s, m, error) && drop_newer(s, m->before, error) &&
	       mark_chosen(s, m, done, error);
}

bool store_mark(Store *s, const struct mark *m, struct marked *done,
		GError **error)
{
	*done = (struct marked){ 0 };
	return sql_open(s, error) &&
	       sql_close(s, mark_all(s, m, done, error), error);
}

bool store_remember(Store *s, const char *const change[3], int64_t *batch,
		    GError **error)
{
	*batch = 0;
	if (!sql_open(s, error))
		return false;
	*batch = new_batch(s, change, error);
	return sql_close(s, *batch != 0, error);
}

static bool undo_marks(Store *s, int64_t batch, int64_t *count, GError **error)
{
	if (!sql_run(s,
		     "UPDATE story SET read = c.old FROM change c WHERE c.story"
		     " = story.id AND c.batch = ?1 AND c.field = 0",
		     SQL_VALUES(batch), error))
		return false;
	*count = sqlite3_changes(store_db(s));
	if (!sql_run(
		    s,
		    "UPDATE story SET saved = c.old FROM change c WHERE c.story"
		    " = story.id AND c.batch = ?1 AND c.field = 1",
		    SQL_VALUES(batch), error))
		return false;
	*count += sqlite3_changes(store_db(s));
	return sql_run(s, "DELETE FROM change WHERE batch = ?",
		       SQL_VALUES(batch), error) &&
	       sql_run(s, "DELETE FROM batch WHERE id = ?", SQL_VALUES(batch),
		       error);
}

void undone_clear(struct undone *u)
{
	g_clear_pointer(&u->url, g_free);
	g_clear_pointer(&u->key, g_free);
	g_clear_pointer(&u->value, g_free);
}

bool store_undo(Store *s, int64_t batch, struct undone *u, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT url, key, value FROM batch WHERE id = ?", error);
	bool exists;

	*u = (struct undone){ 0 };
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, batch);
	exists = sqlite3_step(q) == SQLITE_ROW;
	if (exists) {
		u->url = g_strdup(sql_column(q, 0));
		u->key = g_strdup(sql_column(q, 1));
		u->value = g_strdup(sql_column(q, 2));
	}
	sqlite3_reset(q);
	if (!exists) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("Nothing to undo."));
		return false;
	}
	return sql_open(s, error) &&
	       sql_close(s, undo_marks(s, batch, &u->count, error), error);
}
