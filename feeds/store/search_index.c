#include "feeds/store/search_index.h"

#include "feeds/store/facts.h"
#include "src/base/folding.h"
#include "src/store/search.h"
#include "src/store/sql.h"

#include <inttypes.h>

#define FOLDED     "folding_index(v.title), folding_index(v.text)"
#define IS_INDEXED "EXISTS (SELECT 1 FROM search_docsize d WHERE d.id = v.id)"

/* What the index has of a story. */
struct indexed {
	char *title, *text; /* folded; NULL for none */
};

static void indexed_clear(struct indexed *i)
{
	g_free(i->title);
	g_free(i->text);
}

static char *fold(const char *text)
{
	return text ? folding_index(text) : NULL;
}

/* True where there is such a story, which has the text that its row has now. */
static bool read_indexed(Store *s, int64_t id, struct indexed *out,
			 GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT title, text FROM searchable WHERE id = ?", error);
	bool found;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	found = sqlite3_step(q) == SQLITE_ROW;
	if (found) {
		out->title = fold(sql_column(q, 0));
		out->text = fold(sql_column(q, 1));
	}
	sqlite3_reset(q);
	return found;
}

/* Its row is given as values: by a SELECT the statement would have a journal of its
 * own, with which FTS5 writes its index for each story. */
static bool run_indexed(Store *s, const char *sql, int64_t id, GError **error)
{
	struct indexed row = { 0 };
	sqlite3_stmt *q = store_prepare(s, sql, error);
	bool good = q != NULL;

	if (good && read_indexed(s, id, &row, error)) {
		sqlite3_bind_int64(q, 1, id);
		sql_text(q, 2, row.title);
		sql_text(q, 3, row.text);
		good = sql_finish(s, q, error);
	}
	indexed_clear(&row);
	return good;
}

bool store_index(Store *s, int64_t id, GError **error)
{
	return run_indexed(s,
			   "INSERT INTO search (rowid, title, text) VALUES"
			   " (?, ?, ?)",
			   id, error);
}

static bool is_indexed(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT EXISTS (SELECT 1 FROM search_docsize WHERE id = ?)",
		NULL);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	return sql_number(q) > 0;
}

bool store_unindex(Store *s, int64_t id, GError **error)
{
	return !is_indexed(s, id) ||
	       run_indexed(s,
			   "INSERT INTO search (search, rowid, title, text)"
			   " VALUES ('delete', ?, ?, ?)",
			   id, error);
}

bool store_unindex_doomed(Store *s, GError **error)
{
	return store_run(
		s,
		"INSERT INTO search (search, rowid, title, text)"
		" SELECT 'delete', v.id, " FOLDED " FROM searchable v"
		" WHERE v.id IN (SELECT id FROM doomed) AND " IS_INDEXED,
		error);
}

/* The next stories of an older store, from the highest id down. */
static bool find_unindexed(Store *s, int64_t last, guint limit, GArray *ids,
			   GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT v.id FROM story v WHERE v.id <= ?1 AND"
			      " v.digested > 0 AND NOT " IS_INDEXED
			      " ORDER BY v.id DESC LIMIT ?2",
			      error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, last);
	sqlite3_bind_int64(q, 2, limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(q, 0);

		g_array_append_val(ids, id);
	}
	return sql_ended(s, q, rc, error);
}

/* Notes that all stories from `id` on are in the index; 0: all. */
static bool note_progress(Store *s, int64_t id, GError **error)
{
	g_autofree char *value = g_strdup_printf("%" PRId64, id - 1);

	if (id == 0)
		return store_run(
			s, "DELETE FROM fact WHERE name = '" SEARCH_REST "'",
			error);
	return store_set_fact(s, SEARCH_REST, value, error);
}

static bool reindex(Store *s, guint limit, GArray *ids, GError **error)
{
	g_autofree char *rest = store_fact(s, SEARCH_REST);
	int64_t last = rest ? g_ascii_strtoll(rest, NULL, 10) : 0;
	guint first = ids->len;

	if (!rest)
		return true;
	if (!find_unindexed(s, last, limit, ids, error))
		return false;
	for (guint i = first; i < ids->len; i++) {
		last = g_array_index(ids, int64_t, i);
		if (!store_index(s, last, error))
			return false;
	}
	return note_progress(s, ids->len - first < limit ? 0 : last, error);
}

bool store_reindex(Store *s, guint limit, GArray *ids, GError **error)
{
	guint before = ids->len;
	bool own,
		good = sql_join(s, &own, error) &&
		       sql_leave(s, own, reindex(s, limit, ids, error), error);

	if (!good)
		g_array_set_size(ids, before);
	return good;
}
