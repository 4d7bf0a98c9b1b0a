#include "src/store/sections.h"

#include "src/config/query.h"
#include "src/store/copies_sql.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

/* One that is paused is not asked, and nobody has to see to it. */
#define FEED_IS_FAILING "f.error IS NOT NULL AND f.paused = 0"

static bool take_sections(Store *s, Sections *into, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		/* CROSS JOIN: from the muted stories, which are few, to their
		 * sections, and not through all stories of a section */
		"SELECT name, unread, stories, (SELECT count(*) FROM muted m "
		"CROSS JOIN"
		" story s ON s.id = m.story JOIN feed f ON f.id = s.feed AND"
		" f.removed = 0 WHERE s.section = t.id) FROM "
		"section"
		" t WHERE EXISTS "
		"(SELECT 1 FROM feed WHERE section = t.id AND removed = 0) "
		"ORDER BY place, id",
		error);
	int rc;

	if (!q)
		return false;
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct section one = {
			g_string_chunk_insert(into->text, sql_column(q, 0)),
			sqlite3_column_int64(q, 1),
			sqlite3_column_int64(q, 2),
			sqlite3_column_int64(q, 3),
		};
		g_array_append_val(into->all, one);
	}
	return sql_ended(s, q, rc, error);
}

static bool take_totals(Store *s, struct totals *t, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT t.unread, t.stories, (SELECT count(*) FROM story s"
		" INDEXED BY story_saved" COPIES_JOIN "WHERE s.saved = 1 AND"
		" s.hidden = 0" COPIES_FIRST(
			" AND m.saved = 1") "),"
					    " count(f.id),"
					    " coalesce(sum(" FEED_IS_FAILING
					    "), 0),"
					    " coalesce(max(f.last_good), 0),"
					    " (SELECT count(*) FROM muted m "
					    "CROSS"
					    " JOIN story s ON s.id = m.story "
					    "JOIN"
					    " feed g ON g.id = s.feed AND"
					    " g.removed = 0)"
					    " FROM total t LEFT JOIN feed f ON "
					    "f.removed = 0",
		error);
	bool ok;

	if (!q)
		return false;
	ok = sqlite3_step(q) == SQLITE_ROW;
	if (ok)
		*t = (struct totals){
			.unread = sqlite3_column_int64(q, 0),
			.stories = sqlite3_column_int64(q, 1),
			.saved = sqlite3_column_int64(q, 2),
			.feeds = sqlite3_column_int64(q, 3),
			.failing = sqlite3_column_int64(q, 4),
			.last_good = sqlite3_column_int64(q, 5),
			.muted = sqlite3_column_int64(q, 6),
		};
	else
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return ok;
}

int64_t store_newest(Store *s)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT coalesce(max(id), 0) FROM story", NULL);

	return q ? sql_number(q) : 0;
}

int64_t store_count_newer(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT count(*) FROM story WHERE id > ? AND hidden = 0",
		NULL);

	if (!q)
		return 0;
	sqlite3_bind_int64(q, 1, id);
	return sql_number(q);
}

Sections *store_sections(Store *s, GError **error)
{
	g_autoptr(Sections) all = g_new0(Sections, 1);

	all->text = g_string_chunk_new(256);
	all->all = g_array_new(FALSE, FALSE, sizeof(struct section));
	if (!take_sections(s, all, error) ||
	    !take_totals(s, &all->totals, error))
		return NULL;
	return g_steal_pointer(&all);
}

void sections_free(Sections *s)
{
	if (!s)
		return;
	g_array_free(s->all, TRUE);
	g_string_chunk_free(s->text);
	g_free(s);
}

/* When it is fetched next, and why then. */
static void take_schedule(Feeds *all, sqlite3_stmt *q, int at, struct feed *f)
{
	f->not_before = sqlite3_column_int64(q, at);
	f->interval = sqlite3_column_int64(q, at + 1);
	f->why = (enum interval_why)sqlite3_column_int(q, at + 2);
	f->recent = rhythm_read(sql_column(q, at + 3));
	f->failures = sqlite3_column_int(q, at + 4);
	f->moved = feeds_keep(all, sql_column(q, at + 5));
	f->moves = sqlite3_column_int(q, at + 6);
}

Feeds *store_feeds(Store *s, GError **error)
{
	g_autoptr(Feeds) all = feeds_new();
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT f.id, f.url, " SQL_FEED_NAME(
			"f") ", t.name,"
			     " f.site, f.unread, f.stories, f.last_fetch, "
			     "f.last_good,"
			     " CASE WHEN f.paused OR f.status = 410 THEN 0"
			     "  ELSE max(f.next_fetch, f.not_before) END,"
			     " f.error_since, f.status, f.error, f.note, "
			     "f.paused, f.not_before, f.interval, f.why,"
			     " f.recent, f.failures, f.moved, f.moves"
			     " FROM feed f JOIN section t ON t.id = f.section"
			     " WHERE f.removed = 0"
			     " ORDER BY " FEED_IS_FAILING
			     " DESC, t.place, t.id, 3 COLLATE NOCASE",
		error);
	int rc;

	if (!q)
		return NULL;
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct feed f = {
			.id = sqlite3_column_int64(q, 0),
			.url = feeds_keep(all, sql_column(q, 1)),
			.name = feeds_keep(all, sql_column(q, 2)),
			.section = feeds_keep(all, sql_column(q, 3)),
			.site = feeds_keep(all, sql_column(q, 4)),
			.unread = sqlite3_column_int64(q, 5),
			.stories = sqlite3_column_int64(q, 6),
			.last_fetch = sqlite3_column_int64(q, 7),
			.last_good = sqlite3_column_int64(q, 8),
			.next_fetch = sqlite3_column_int64(q, 9),
			.error_since = sqlite3_column_int64(q, 10),
			.status = sqlite3_column_int(q, 11),
			.error = feeds_keep(all, sql_column(q, 12)),
			.note = feeds_keep(all, sql_column(q, 13)),
			.paused = sqlite3_column_int(q, 14) != 0,
		};
		take_schedule(all, q, 15, &f);
		g_array_append_val(all->all, f);
	}
	return sql_ended(s, q, rc, error) ? g_steal_pointer(&all) : NULL;
}
