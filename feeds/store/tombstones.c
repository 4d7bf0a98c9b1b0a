#include "feeds/store/tombstones.h"

#include "src/store/sql.h"

bool tombstones_add(Store *s, GError **error)
{
	return store_run(s,
			 "INSERT OR IGNORE INTO gone (feed, guid) SELECT feed,"
			 " guid FROM story WHERE id IN (SELECT id FROM doomed)",
			 error);
}

/* Deletes the tombstones of entries that have left the feed. */
static bool delete_tombstones(Store *s, int64_t feed, const GPtrArray *left,
			      GError **error)
{
	for (guint i = 0; i < left->len; i++) {
		sqlite3_stmt *q = store_prepare(
			s, "DELETE FROM gone WHERE feed = ? AND guid = ?",
			error);

		if (!q)
			return false;
		sqlite3_bind_int64(q, 1, feed);
		sql_text(q, 2, g_ptr_array_index(left, i));
		if (!sql_finish(s, q, error))
			return false;
	}
	return true;
}

GHashTable *tombstones_match(Store *s, int64_t feed, GHashTable *guids,
			     GError **error)
{
	g_autoptr(GHashTable) listed =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
	sqlite3_stmt *q =
		store_prepare(s, "SELECT guid FROM gone WHERE feed = ?", error);
	int rc;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		const char *guid = sql_column(q, 0);
		void *held;

		if (g_hash_table_lookup_extended(guids, guid, &held, NULL))
			g_hash_table_add(listed, held);
		else
			g_ptr_array_add(left, g_strdup(guid));
	}
	if (!sql_ended(s, q, rc, error) ||
	    !delete_tombstones(s, feed, left, error))
		return NULL;
	return g_steal_pointer(&listed);
}
