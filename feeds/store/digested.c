#include "feeds/store/digested.h"

#include "feeds/store/search_index.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

/* Up to this one stories are related again, since the rule has changed (schema). */
#define AGAIN                                                                  \
	"coalesce((SELECT CAST(value AS INTEGER) FROM fact WHERE name ="       \
	" 'related'), 0)"

bool store_todo(Store *s, enum store_stage stage, int limit, GArray *ids,
		GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		stage == STAGE_TEXT
			? "SELECT id FROM story INDEXED BY story_todo WHERE "
			  "digested < 2 AND digested = 0 ORDER BY id DESC "
			  "LIMIT ?"
			: "SELECT id FROM (SELECT id FROM story INDEXED BY"
			  " story_todo WHERE digested < 2 AND digested = 1 AND"
			  " id > " AGAIN " ORDER BY id LIMIT ?1) UNION ALL"
			  " SELECT id FROM (SELECT id FROM story INDEXED BY"
			  " story_todo WHERE digested < 2 AND digested = 1 AND"
			  " id <= " AGAIN " ORDER BY id DESC LIMIT ?1)"
			  " LIMIT ?1",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int(q, 1, limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(q, 0);

		g_array_append_val(ids, id);
	}
	return sql_ended(s, q, rc, error);
}

bool store_published(Store *s, int64_t id, struct published *out,
		     GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT html, base, links FROM content WHERE story = ?",
		error);
	int rc;

	*out = (struct published){ 0 };
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		const void *links = sqlite3_column_blob(q, 2);

		out->html = g_strdup((const char *)sqlite3_column_text(q, 0));
		out->base = g_strdup((const char *)sqlite3_column_text(q, 1));
		if (links)
			out->links = g_bytes_new(
				links, (gsize)sqlite3_column_bytes(q, 2));
	}
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

char *store_summary(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT summary FROM story WHERE id = ?", NULL);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	return sql_word(q);
}

char *store_opening(Store *s, int64_t id, int characters)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT substr(text, 1, ?2) FROM content WHERE story = ?1",
		NULL);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int(q, 2, characters);
	return sql_word(q);
}

static bool put_text(Store *s, int64_t id, const struct story_text *t,
		     GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE content SET html = NULL, links = NULL, body = ?2, text "
		"= ?3 WHERE story = ?1",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_blob(q, 2, t->body->bytes, (int)t->body->size,
			  SQLITE_STATIC);
	sql_text(q, 3, t->words);
	return sql_finish(s, q, error) && store_index(s, id, error) &&
	       sql_run(s,
		       "UPDATE story SET digested = 1, minutes = ?2 WHERE id = "
		       "?1",
		       SQL_VALUES(id, t->minutes), error);
}

bool store_text(Store *s, int64_t id, const struct story_text *t,
		GError **error)
{
	bool own;

	/* one that was digested before is in the index */
	return sql_join(s, &own, error) &&
	       sql_leave(s, own,
			 store_unindex(s, id, error) &&
				 put_text(s, id, t, error),
			 error);
}

/* One that has changed meanwhile has no text yet (digested = 0). */
bool store_related_done(Store *s, int64_t id, GError **error)
{
	return sql_run(s,
		       "UPDATE story SET digested = 2 WHERE id = ? AND"
		       " digested = 1",
		       SQL_VALUES(id), error);
}
