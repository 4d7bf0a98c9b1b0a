#include "src/store/stories.h"

#include "src/base/error.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

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

Stories *store_stories(Store *s, const int64_t *ids, guint n, GError **error)
{
	g_autoptr(Stories) all = stories_new();
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT" STORY_COLUMNS "FROM story s" STORY_JOINS
			      "WHERE s.id = ?",
			      error);

	if (!q)
		return NULL;
	for (guint i = 0; i < n; i++) {
		int rc;

		sqlite3_bind_int64(q, 1, ids[i]);
		rc = sqlite3_step(q);
		if (rc == SQLITE_ROW)
			story_take(q, all);
		if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
			store_error(s, error, _("the store"));
			sqlite3_reset(q);
			return NULL;
		}
		sqlite3_reset(q);
	}
	return g_steal_pointer(&all);
}

Body *store_body(Store *s, int64_t id, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT body FROM content WHERE story = ?", error);
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
