#include "feeds/store/candidates.h"

#include "feeds/store/shared_guid.h"
#include "src/base/url_key.h"
#include "src/store/sql.h"

#include <string.h>

#define CANDIDATES_MAX 20000 /* rows read for one document or second */
#define COLUMNS        "SELECT id, hash, guid, title, url FROM story"

void candidates_free(Candidates *t)
{
	if (!t)
		return;
	g_array_free(t->all, TRUE);
	g_string_chunk_free(t->text);
	g_free(t);
}

static const char *keep_key(Candidates *t, const char *url)
{
	g_autofree char *key = url ? url_key(url) : NULL;

	return key ? g_string_chunk_insert(t->text, key) : NULL;
}

/* Steps through a bound statement of COLUMNS and resets it. */
static Candidates *take_candidates(Store *s, sqlite3_stmt *q, GHashTable *guids,
				   GError **error)
{
	g_autoptr(Candidates) t = g_new0(Candidates, 1);
	int rc;

	t->text = g_string_chunk_new(1024);
	t->all = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct candidate one = {
			.id = sqlite3_column_int64(q, 0),
			.hash = sqlite3_column_int64(q, 1),
		};

		if (g_hash_table_contains(guids, sql_column(q, 2)))
			continue;
		one.guid = g_string_chunk_insert(t->text, sql_column(q, 2));
		one.title = g_string_chunk_insert(t->text, sql_column(q, 3));
		one.link = keep_key(t, sql_column(q, 4));
		one.like = likeness_of(one.title, one.link, one.hash);
		g_array_append_val(t->all, one);
	}
	return sql_ended(s, q, rc, error) ? g_steal_pointer(&t) : NULL;
}

Candidates *candidates_of_second(Store *s, int64_t feed, GHashTable *guids,
				 int64_t time, GError **error)
{
	/* "+feed": use the index by time, not the one by feed */
	sqlite3_stmt *q = store_prepare(
		s,
		COLUMNS " WHERE time = ?1 AND +feed = ?2 AND guessed = 0"
			" LIMIT ?3",
		error);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, time);
	sqlite3_bind_int64(q, 2, feed);
	sqlite3_bind_int(q, 3, CANDIDATES_MAX);
	return take_candidates(s, q, guids, error);
}

/* The stories of a feed with a guid from `from` up to `past`. */
static Candidates *guid_range(Store *s, int64_t feed, GHashTable *guids,
			      const char *from, const char *past,
			      GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		COLUMNS " WHERE feed = ?1 AND guid >= ?2 AND guid < ?3"
			" LIMIT ?4",
		error);
	Candidates *t;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	sql_text(q, 2, from);
	sql_text(q, 3, past);
	sqlite3_bind_int(q, 4, CANDIDATES_MAX);
	t = take_candidates(s, q, guids, error);
	sqlite3_clear_bindings(q);
	return t;
}

Candidates *candidates_of_guid(Store *s, int64_t feed, GHashTable *guids,
			       const char *guid, GError **error)
{
	g_autofree char *from = NULL, *past = NULL;

	shared_guid_range(guid, &from, &past);
	return guid_range(s, feed, guids, from, past, error);
}

Candidates *candidates_of_feed(Store *s, int64_t feed, GHashTable *guids,
			       bool dated, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, COLUMNS " WHERE feed = ?1 AND (guessed = 1 OR ?2) LIMIT ?3",
		error);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	sqlite3_bind_int(q, 2, dated);
	sqlite3_bind_int(q, 3, CANDIDATES_MAX);
	return take_candidates(s, q, guids, error);
}

Candidates *candidates_of_address(Store *s, int64_t feed, GHashTable *guids,
				  const char *guid, GError **error)
{
	g_autofree char *bare = url_without_tracking(guid);
	g_autofree char *key = url_key(guid);
	const char *place = strstr(bare, "://");
	g_autofree char *plain = g_strconcat("http", place, NULL);
	g_autofree char *secure = g_strconcat("https", place, NULL);
	sqlite3_stmt *q = store_prepare(
		s, COLUMNS " WHERE feed = ?1 AND guid IN (?2, ?3, ?4)", error);
	Candidates *t;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, feed);
	sql_text(q, 2, plain);
	sql_text(q, 3, secure);
	sql_text(q, 4, key); /* the guid made of a link (feeds/context/guid) */
	t = take_candidates(s, q, guids, error);
	sqlite3_clear_bindings(q);
	return t;
}

Candidates *candidates_of_page(Store *s, int64_t feed, GHashTable *guids,
			       const char *guid, GError **error)
{
	g_autofree char *page = g_strndup(guid, strcspn(guid, "#"));
	/* '#' + 1: past all that begin with page and "#" */
	g_autofree char *past = g_strconcat(page, "$", NULL);

	return guid_range(s, feed, guids, page, past, error);
}
