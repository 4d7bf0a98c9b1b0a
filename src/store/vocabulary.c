#include "src/store/vocabulary.h"

#include "src/store/sql.h"

bool words_open(Store *s)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT count(*) FROM temp.sqlite_schema WHERE name = 'words'",
		NULL);
	bool made;

	if (q && sql_number(q) > 0)
		return true;
	made = store_run(s, "PRAGMA query_only = 0", NULL) &&
	       store_run(s,
			 "PRAGMA temp_store = MEMORY;"
			 "CREATE VIRTUAL TABLE temp.places USING"
			 " fts5vocab('main', 'search', 'instance');"
			 "CREATE VIRTUAL TABLE temp.words USING"
			 " fts5vocab('main', 'search', 'row')",
			 NULL);
	return store_run(s, "PRAGMA query_only = 1", NULL) && made;
}

/* Folds as the FTS5 tokenizer "unicode61 remove_diacritics 2" does. */
int words_letters(const char *text, gunichar out[WORDS_LETTERS])
{
	g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_NFD);
	const char *c = apart;
	int n = 0;

	for (; c && *c; c += g_utf8_skip[(unsigned char)*c]) {
		gunichar u = g_utf8_get_char(c);

		if (g_unichar_ismark(u))
			continue;
		if (!g_unichar_isalnum(u) || n >= WORDS_LETTERS)
			return -1;
		out[n++] = g_unichar_tolower(u);
	}
	return apart ? n : -1;
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

GPtrArray *words_beginning(Store *s, const char *text, guint most)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
	gunichar letters[WORDS_LETTERS];
	int n = words_letters(text, letters);
	sqlite3_stmt *q = NULL;
	g_autofree char *prefix = NULL, *from = NULL;

	if (n > 0 && words_open(s))
		q = store_prepare(s,
				  "SELECT term FROM temp.places"
				  " WHERE term >= ?1 LIMIT 1",
				  NULL);
	if (!q)
		return NULL;
	prefix = g_ucs4_to_utf8(letters, n, NULL, NULL, NULL);
	from = g_strdup(prefix);
	while (prefix) {
		char *word = word_from(q, from);

		if (!word || !g_str_has_prefix(word, prefix)) {
			g_free(word);
			break;
		}
		g_ptr_array_add(all, word);
		if (all->len > most)
			return NULL;
		g_free(from);
		from = g_strconcat(word, "\001", NULL);
	}
	return g_steal_pointer(&all);
}
