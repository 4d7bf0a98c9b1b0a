#include "feeds/store/candidates.h"

#include "src/base/url.h"
#include "src/store/sql.h"

#include <string.h>

#define TWINS_MAX 20000 /* looked at for one document or second */
#define COLUMNS   "SELECT id, hash, guid, title, url, guessed FROM story"

void twins_free(Twins *t)
{
	if (!t)
		return;
	g_array_free(t->all, TRUE);
	g_string_chunk_free(t->text);
	g_free(t);
}

static const char *keep_key(Twins *t, const char *url)
{
	g_autofree char *key = url ? url_key(url) : NULL;

	return key ? g_string_chunk_insert(t->text, key) : NULL;
}

/* What a bound statement of COLUMNS gives; resets it. */
static Twins *load(Store *s, sqlite3_stmt *q, GHashTable *guids, GError **error)
{
	g_autoptr(Twins) t = g_new0(Twins, 1);
	int rc;

	t->text = g_string_chunk_new(1024);
	t->all = g_array_new(FALSE, FALSE, sizeof(struct twin));
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct twin one = {
			.id = sqlite3_column_int64(q, 0),
			.hash = sqlite3_column_int64(q, 1),
			.guessed = sqlite3_column_int(q, 5) != 0,
		};

		if (g_hash_table_contains(guids, sql_column(q, 2)))
			continue;
		one.title = g_string_chunk_insert(t->text, sql_column(q, 3));
		one.link = keep_key(t, sql_column(q, 4));
		g_array_append_val(t->all, one);
	}
	return sql_ended(s, q, rc, error) ? g_steal_pointer(&t) : NULL;
}

Twins *twins_of_second(Store *s, int64_t feed, GHashTable *guids, int64_t time,
		       GError **error)
{
	/* "+": by the index of times, the feed is a filter only */
	sqlite3_stmt *q = store_prepare(
		s,
		COLUMNS " WHERE time = ?1 AND +feed = ?2 AND guessed = 0"
			" LIMIT ?3",
		error);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, time);
	sqlite3_bind_int64(q, 2, feed);
	sqlite3_bind_int(q, 3, TWINS_MAX);
	return load(s, q, guids, error);
}

Twins *twins_of_feed(Store *s, int64_t feed, GHashTable *guids, bool dated,
		     GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, COLUMNS " WHERE feed = ?1 AND (guessed = 1 OR ?2) LIMIT ?3",
		error);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	sqlite3_bind_int(q, 2, dated);
	sqlite3_bind_int(q, 3, TWINS_MAX);
	return load(s, q, guids, error);
}

Twins *twins_of_address(Store *s, int64_t feed, GHashTable *guids,
			const char *guid, GError **error)
{
	g_autofree char *bare = url_without_tracking(guid);
	g_autofree char *key = url_key(guid);
	const char *place = strstr(bare, "://");
	g_autofree char *plain = g_strconcat("http", place, NULL);
	g_autofree char *secure = g_strconcat("https", place, NULL);
	sqlite3_stmt *q = store_prepare(
		s, COLUMNS " WHERE feed = ?1 AND guid IN (?2, ?3, ?4)", error);
	Twins *t;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	sql_text(q, 2, plain);
	sql_text(q, 3, secure);
	sql_text(q, 4, key); /* of a story that had no guid then */
	t = load(s, q, guids, error);
	sqlite3_clear_bindings(q);
	return t;
}

Twins *twins_of_page(Store *s, int64_t feed, GHashTable *guids,
		     const char *guid, GError **error)
{
	g_autofree char *page = g_strndup(guid, strcspn(guid, "#"));
	g_autofree char *past = g_strconcat(page, "$", NULL); /* '#' + 1 */
	sqlite3_stmt *q = store_prepare(
		s,
		COLUMNS " WHERE feed = ?1 AND guid >= ?2 AND guid < ?3"
			" LIMIT ?4",
		error);
	Twins *t;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	sql_text(q, 2, page);
	sql_text(q, 3, past);
	sqlite3_bind_int(q, 4, TWINS_MAX);
	t = load(s, q, guids, error);
	sqlite3_clear_bindings(q);
	return t;
}
