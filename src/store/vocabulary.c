#include "src/store/vocabulary.h"

#include "src/store/sql.h"

#include <string.h>

static int64_t number_of(Store *s, const char *sql)
{
	sqlite3_stmt *q = store_prepare(s, sql, NULL);

	return q ? sql_number(q) : 0;
}

static bool create_tables(Store *s)
{
	return store_run(s,
			 "CREATE VIRTUAL TABLE temp.places USING"
			 " fts5vocab('main', 'search', 'instance');"
			 "CREATE VIRTUAL TABLE temp.words USING"
			 " fts5vocab('main', 'search', 'row')",
			 NULL);
}

bool words_open(Store *s)
{
	bool made;

	if (number_of(s, "SELECT count(*) FROM temp.sqlite_schema"
			 " WHERE name = 'words'") > 0)
		return true;
	if (number_of(s, "PRAGMA query_only") == 0)
		return create_tables(s);
	made = store_run(s, "PRAGMA query_only = 0", NULL) && create_tables(s);
	return store_run(s, "PRAGMA query_only = 1", NULL) && made;
}

int words_letters(const char *word, gunichar out[WORDS_LETTERS])
{
	int n = 0;

	for (const char *c = word; *c; c += g_utf8_skip[(unsigned char)*c]) {
		if (*c == ' ' || n >= WORDS_LETTERS)
			return -1;
		out[n++] = g_utf8_get_char(c);
	}
	return n;
}

/* The first word at or after `from`. It is read from a vocabulary of type
 * `instance`, which returns at once; one of type `row` counts the stories of a
 * word before it returns it. */
static char *word_from(sqlite3_stmt *q, const char *from)
{
	char *word;

	sql_text(q, 1, from);
	word = sqlite3_step(q) == SQLITE_ROW ? g_strdup(sql_column(q, 0))
					     : NULL;
	sqlite3_reset(q);
	return word;
}

GPtrArray *words_beginning(Store *s, const char *prefix, guint most)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *from = g_strdup(prefix);
	sqlite3_stmt *q = NULL;

	if (*prefix && !strchr(prefix, ' ') && words_open(s))
		q = store_prepare(s,
				  "SELECT term FROM temp.places"
				  " WHERE term >= ?1 LIMIT 1",
				  NULL);
	if (!q)
		return NULL;
	for (;;) {
		char *word = word_from(q, from);

		if (!word || !g_str_has_prefix(word, prefix)) {
			g_free(word);
			return g_steal_pointer(&all);
		}
		g_ptr_array_add(all, word);
		if (all->len > most)
			return NULL;
		g_free(from);
		from = g_strconcat(word, "\001", NULL);
	}
}
