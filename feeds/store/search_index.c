#include "feeds/store/search_index.h"

#include "feeds/store/facts.h"
#include "src/store/search.h"
#include "src/store/sql.h"

#include <inttypes.h>

#define FOLDED     "folding_index(v.title), folding_index(v.text)"
#define IS_INDEXED "EXISTS (SELECT 1 FROM search_docsize d WHERE d.id = v.id)"

bool store_index(Store *s, int64_t id, GError **error)
{
	return sql_run(s,
		       "INSERT INTO search (rowid, title, text) SELECT v.id,"
		       " " FOLDED " FROM searchable v WHERE v.id = ?",
		       SQL_VALUES(id), error);
}

bool store_unindex(Store *s, int64_t id, GError **error)
{
	return sql_run(s,
		       "INSERT INTO search (search, rowid, title, text) SELECT"
		       " 'delete', v.id, " FOLDED " FROM searchable v"
		       " WHERE v.id = ? AND " IS_INDEXED,
		       SQL_VALUES(id), error);
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
	bool good = sql_open(s, error) &&
		    sql_close(s, reindex(s, limit, ids, error), error);

	if (!good)
		g_array_set_size(ids, before);
	return good;
}
