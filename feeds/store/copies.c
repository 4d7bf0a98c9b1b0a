#include "feeds/store/copies.h"

#include "src/store/sql.h"

/* The id of the first story of its article: its own where it has no copies. */
static int64_t first_of(Store *s, int64_t id, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT coalesce((SELECT -hash FROM alike WHERE story = ?1 AND"
		" hash BETWEEN ?2 AND -1), ?1)",
		error);

	if (!q)
		return 0;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int64(q, 2, COPIES_LEAST);
	return sql_number(q);
}

bool copies_note(Store *s, int64_t id, int64_t older, GError **error)
{
	static const char add[] = "INSERT OR IGNORE INTO alike VALUES (?, ?)";
	int64_t first = first_of(s, older, error);

	return first &&
	       sql_run(s,
		       "DELETE FROM alike WHERE story = ?1 AND hash BETWEEN ?2"
		       " AND -1",
		       SQL_VALUES(id, COPIES_LEAST), error) &&
	       (first != older ||
		sql_run(s, add, SQL_VALUES(first, -first), error)) &&
	       sql_run(s, add, SQL_VALUES(id, -first), error);
}

static bool find_copies(Store *s, int64_t id, GArray *left, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT story FROM alike WHERE hash = -?1 AND story <> ?1"
		" ORDER BY story",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t one = sqlite3_column_int64(q, 0);

		g_array_append_val(left, one);
	}
	return sql_ended(s, q, rc, error);
}

bool copies_forget(Store *s, int64_t id, GArray *left, GError **error)
{
	return find_copies(s, id, left, error) &&
	       sql_run(s, "DELETE FROM alike WHERE hash = -?", SQL_VALUES(id),
		       error) &&
	       sql_run(s,
		       "DELETE FROM alike WHERE story = ?1 AND hash BETWEEN ?2"
		       " AND -1",
		       SQL_VALUES(id, COPIES_LEAST), error);
}
