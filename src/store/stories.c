#include "src/store/stories.h"

#include "src/base/error.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

#define AT_ONCE 50 /* stories read by one query */
#define FEW     5  /* that are read one by one */

/* STORY_COPIES, as many and as one line. */
static void take_copies(struct story *s, const char *names, Stories *into)
{
	g_auto(GStrv) each = names ? g_strsplit(names, "\037", -1) : NULL;
	g_autofree char *all = each ? g_strjoinv(", ", each) : NULL;

	s->n_copies = each ? (int)g_strv_length(each) : 0;
	s->copies = stories_keep(into, all);
}

struct story *story_take(sqlite3_stmt *q, Stories *into)
{
	const char *title = sql_column(q, 12);
	struct story s = {
		.id = sqlite3_column_int64(q, 0),
		.feed = sqlite3_column_int64(q, 1),
		.time = sqlite3_column_int64(q, 2),
		.arrived = sqlite3_column_int64(q, 3),
		.guessed = sqlite3_column_int(q, 4) != 0,
		.read = sqlite3_column_int(q, 5) != 0,
		.saved = sqlite3_column_int(q, 6) != 0,
		.event = sqlite3_column_int64(q, 7),
		.outlets = sqlite3_column_int(q, 8),
		.minutes = sqlite3_column_int(q, 9),
		.front = sqlite3_column_double(q, 10),
		.guid = stories_keep(into, sql_column(q, 11)),
		.title = stories_keep(into, title ? title : ""),
		.url = stories_keep(into, sql_column(q, 13)),
		.source = stories_keep(into, sql_column(q, 14)),
		.feed_url = stories_keep(into, sql_column(q, 15)),
		.section = stories_keep(into, sql_column(q, 16)),
		.author = stories_keep(into, sql_column(q, 17)),
		.topic = stories_keep(into, sql_column(q, 18)),
		.summary = stories_keep(into, sql_column(q, 19)),
		.also = stories_keep(into, sql_column(q, 20)),
		.article = sqlite3_column_int64(q, 22),
		.newest = sqlite3_column_int64(q, 23),
		.publisher = stories_keep(into, sql_column(q, 24)),
	};

	take_copies(&s, sql_column(q, 21), into);
	g_array_append_val(into->all, s);
	return stories_at(into, into->all->len - 1);
}

Stories *story_take_all(Store *s, sqlite3_stmt *q, GError **error)
{
	g_autoptr(Stories) all = stories_new();
	int rc;

	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct story *story = story_take(q, all);

		if (sqlite3_column_count(q) > STORY_N_COLUMNS)
			story->snippet = stories_keep(
				all, sql_column(q, STORY_N_COLUMNS));
	}
	return sql_ended(s, q, rc, error) ? g_steal_pointer(&all) : NULL;
}

static bool take_one(Store *s, int64_t id, Stories *all, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT" STORY_COLUMNS "FROM story s" STORY_JOINS
			      "WHERE s.id = ?",
			      error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		story_take(q, all);
	return sql_ended(s, q, rc, error);
}

/* "?, ?, …", as many as are read at once. */
static char *places(void)
{
	GString *out = g_string_new("?");

	for (int i = 1; i < AT_ONCE; i++)
		g_string_append(out, ", ?");
	return g_string_free(out, FALSE);
}

/* Puts the stories that were read last into the order of their ids. */
static void put_in_order(Stories *all, guint first, const int64_t *ids, guint n)
{
	guint rows = all->all->len - first;
	g_autofree struct story *read =
		g_memdup2(&g_array_index(all->all, struct story, first),
			  rows * sizeof *read);

	g_array_set_size(all->all, first);
	for (guint i = 0; i < n; i++)
		for (guint k = 0; k < rows; k++)
			if (read[k].id == ids[i])
				g_array_append_val(all->all, read[k]);
}

/* One query for AT_ONCE of them: to begin and end a query costs as much as a row. */
static bool take_some(Store *s, const int64_t *ids, guint n, Stories *all,
		      GError **error)
{
	g_autofree char *some = places();
	g_autofree char *sql =
		g_strdup_printf("SELECT" STORY_COLUMNS
				"FROM story s" STORY_JOINS "WHERE s.id IN (%s)",
				some);
	sqlite3_stmt *q = store_prepare(s, g_intern_string(sql), error);
	guint first = all->all->len;
	int rc;

	if (!q)
		return false;
	for (guint i = 0; i < n; i++)
		sqlite3_bind_int64(q, (int)i + 1, ids[i]);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		story_take(q, all);
	if (!sql_ended(s, q, rc, error))
		return false;
	if (all->all->len > first)
		put_in_order(all, first, ids, n);
	return true;
}

Stories *store_stories(Store *s, const int64_t *ids, guint n, GError **error)
{
	g_autoptr(Stories) all = stories_new();
	guint i = 0;

	for (; i + FEW < n; i += AT_ONCE)
		if (!take_some(s, ids + i, MIN(n - i, AT_ONCE), all, error))
			return NULL;
	for (; i < n; i++)
		if (!take_one(s, ids[i], all, error))
			return NULL;
	return g_steal_pointer(&all);
}

/* The body that the first row of a query has. */
static Body *body_of(Store *s, sqlite3_stmt *q, int64_t id, GError **error)
{
	Body *body = NULL;
	int rc;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW && sqlite3_column_type(q, 0) == SQLITE_BLOB) {
		const void *bytes = sqlite3_column_blob(q, 0);

		body = body_unpack(bytes, (size_t)sqlite3_column_bytes(q, 0));
		if (!body)
			g_set_error(error, LEDE_ERROR, ERROR_STORE,
				    _("the text of this story is damaged"));
	} else if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
		store_error(s, error, _("the store"));
	}
	sqlite3_reset(q);
	return body;
}

Body *store_body(Store *s, int64_t id, GError **error)
{
	return body_of(
		s,
		store_prepare(s,
			      "SELECT coalesce((SELECT body FROM page WHERE"
			      " story = ?1), (SELECT body FROM content WHERE"
			      " story = ?1))",
			      error),
		id, error);
}

Body *store_feed_body(Store *s, int64_t id, GError **error)
{
	return body_of(s,
		       store_prepare(s,
				     "SELECT body FROM content WHERE story = ?",
				     error),
		       id, error);
}

enum page_state store_page_state(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT CASE WHEN body IS NOT NULL THEN ?2 WHEN fetched = 0"
		" THEN ?3 ELSE ?4 END FROM page WHERE story = ?1",
		NULL);

	if (!q)
		return PAGE_NONE;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int(q, 2, PAGE_WHOLE);
	sqlite3_bind_int(q, 3, PAGE_WANTED);
	sqlite3_bind_int(q, 4, PAGE_FAILED);
	return (enum page_state)sql_number(q);
}

char *store_page_error(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT error FROM page WHERE story = ? AND body IS NULL"
		" AND fetched > 0",
		NULL);
	char *words = NULL;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	if (sqlite3_step(q) == SQLITE_ROW)
		words = g_strdup((const char *)sqlite3_column_text(q, 0));
	sqlite3_reset(q);
	return words;
}

bool store_is_digested(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT digested FROM story WHERE id = ?", NULL);
	bool done;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	done = sqlite3_step(q) == SQLITE_ROW && sqlite3_column_int(q, 0) > 0;
	sqlite3_reset(q);
	return done;
}
