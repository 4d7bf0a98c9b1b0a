#include "src/store_same.h"

#include "src/store_sql.h"
#include "src/url.h"

#include <string.h>

#define LOOKED_AT 64 /* stories of one second */

struct same {
	Store *store;
	int64_t feed;
	const Arrivals *document;
	GHashTable *guids;   /* of the document; NULL: not looked at yet */
	GHashTable *undated; /* what is the same to its id; NULL likewise */
	bool none_known;     /* no guid of the document is stored */
};

Same *same_new(Store *s, int64_t feed, const Arrivals *document)
{
	Same *same = g_new0(Same, 1);

	same->store = s;
	same->feed = feed;
	same->document = document;
	return same;
}

void same_free(Same *s)
{
	if (!s)
		return;
	g_clear_pointer(&s->guids, g_hash_table_destroy);
	g_clear_pointer(&s->undated, g_hash_table_destroy);
	g_free(s);
}

static const struct arrival *entry_at(const Same *s, guint i)
{
	return &g_array_index(s->document->all, struct arrival, i);
}

static bool is_stored(Same *s, const char *guid, bool *stored, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s->store, "SELECT 1 FROM story WHERE feed = ? AND guid = ?",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, s->feed);
	sql_text(q, 2, guid);
	*stored = sqlite3_step(q) == SQLITE_ROW;
	sqlite3_reset(q);
	return true;
}

static bool look_at_document(Same *s, GError **error)
{
	bool known = false;

	s->guids = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < s->document->all->len; i++) {
		const char *guid = entry_at(s, i)->guid;

		g_hash_table_add(s->guids, (char *)(guintptr)guid);
		if (!known && !is_stored(s, guid, &known, error))
			return false;
	}
	s->none_known = !known;
	return true;
}

enum links {
	LINKS_EQUAL,
	LINKS_DIFFER,
	LINKS_UNKNOWN
};

static enum links compare(const char *a, const char *b)
{
	g_autofree char *one = NULL, *other = NULL;

	if (!a || !b)
		return LINKS_UNKNOWN;
	one = url_key(a);
	other = url_key(b);
	return strcmp(one, other) == 0 ? LINKS_EQUAL : LINKS_DIFFER;
}

static bool is_same(const Same *s, const struct arrival *a, const char *title,
		    const char *url)
{
	enum links links = compare(a->url, url);

	if (links == LINKS_EQUAL)
		return true;
	return g_strcmp0(a->title, title) == 0 &&
	       (links == LINKS_UNKNOWN || s->none_known);
}

/* Column i as text, good until the next step. */
static const char *column(sqlite3_stmt *q, int i)
{
	return (const char *)sqlite3_column_text(q, i);
}

/* By the index of times: the feed is a filter only. */
static bool find_dated(Same *s, const struct arrival *a, int64_t *id,
		       GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s->store,
		"SELECT id, guid, title, url FROM story WHERE time = ?1 AND"
		" +feed = ?2 AND guessed = 0 LIMIT ?3",
		error);
	int found = 0;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, a->time);
	sqlite3_bind_int64(q, 2, s->feed);
	sqlite3_bind_int(q, 3, LOOKED_AT);
	while (sqlite3_step(q) == SQLITE_ROW) {
		if (g_hash_table_contains(s->guids, column(q, 1)) ||
		    !is_same(s, a, column(q, 2), column(q, 3)))
			continue;
		*id = sqlite3_column_int64(q, 0);
		found++;
	}
	sqlite3_reset(q);
	if (found != 1)
		*id = 0;
	return true;
}

/* The caller's. */
static char *undated_key(const char *title, const char *url)
{
	g_autofree char *link = url_key(url);

	return g_strdup_printf("%s\n%s", title, link);
}

/* Feeds without times are few, and so are their stories. */
static bool load_undated(Same *s, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s->store,
		"SELECT id, guid, title, url FROM story WHERE feed = ? AND"
		" guessed = 1 AND url IS NOT NULL",
		error);

	if (!q)
		return false;
	s->undated =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	sqlite3_bind_int64(q, 1, s->feed);
	while (sqlite3_step(q) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(q, 0);
		char *key;

		if (g_hash_table_contains(s->guids, column(q, 1)))
			continue;
		key = undated_key(column(q, 2), column(q, 3));
		if (g_hash_table_contains(s->undated, key))
			id = 0; /* two of them: neither */
		g_hash_table_replace(s->undated, key,
				     g_memdup2(&id, sizeof id));
	}
	sqlite3_reset(q);
	return true;
}

static bool find_undated(Same *s, const struct arrival *a, int64_t *id,
			 GError **error)
{
	g_autofree char *key = NULL;
	const int64_t *found;

	if (!a->url)
		return true;
	if (!s->undated && !load_undated(s, error))
		return false;
	key = undated_key(a->title, a->url);
	found = g_hash_table_lookup(s->undated, key);
	if (found)
		*id = *found;
	g_hash_table_remove(s->undated, key);
	return true;
}

bool same_find(Same *s, const struct arrival *a, int64_t *id, GError **error)
{
	*id = 0;
	if (!s->guids && !look_at_document(s, error))
		return false;
	return a->time ? find_dated(s, a, id, error)
		       : find_undated(s, a, id, error);
}
