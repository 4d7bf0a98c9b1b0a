#include "feeds/store/facts.h"

#include "src/store/sql.h"

char *store_fact(Store *s, const char *name)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT value FROM fact WHERE name = ?", NULL);

	if (!q)
		return NULL;
	sql_text(q, 1, name);
	return sql_word(q);
}

bool store_set_fact(Store *s, const char *name, const char *value,
		    GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "INSERT OR REPLACE INTO fact VALUES (?, ?)", error);

	if (!q)
		return false;
	sql_text(q, 1, name);
	sql_text(q, 2, value);
	return sql_finish(s, q, error);
}
