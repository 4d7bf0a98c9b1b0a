#include "feeds/store/fetch_state.h"

#include "src/base/error.h"
#include "src/base/url_secrets.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

/* What is fetched by itself; a server that says that a feed is gone (410, RFC 9110
 * section 15.5.11) is not asked again until somebody names the feed. */
#define IS_FETCHED "removed = 0 AND paused = 0 AND status <> 410"

#define STATE_COLUMNS                                                          \
	"SELECT id, url, etag, modified, hash, every, not_before, last_fetch," \
	" last_good, stories, failures, moved, moves, texts, recent, asks,"    \
	" asks_by, skip_hours, skip_days, next_fetch FROM feed WHERE "

static const char *keep_text(FeedStates *a, const char *text)
{
	return text ? g_string_chunk_insert(a->text, text) : NULL;
}

static struct schedule_asks take_asks(sqlite3_stmt *q, int at)
{
	return (struct schedule_asks){
		.wait = { sqlite3_column_int64(q, at),
			  (enum interval_why)sqlite3_column_int(q, at + 1) },
		.skip_hours = (uint32_t)sqlite3_column_int(q, at + 2),
		.skip_days = (uint32_t)sqlite3_column_int(q, at + 3),
	};
}

static void take_state(sqlite3_stmt *q, FeedStates *into)
{
	struct feed_state a = {
		.id = sqlite3_column_int64(q, 0),
		.url = keep_text(into, sql_column(q, 1)),
		.etag = keep_text(into, sql_column(q, 2)),
		.modified = keep_text(into, sql_column(q, 3)),
		.every = sqlite3_column_int64(q, 5),
		.not_before = sqlite3_column_int64(q, 6),
		.last_fetch = sqlite3_column_int64(q, 7),
		.last_good = sqlite3_column_int64(q, 8),
		.stories = sqlite3_column_int64(q, 9),
		.failures = sqlite3_column_int(q, 10),
		.moved = keep_text(into, sql_column(q, 11)),
		.moves = sqlite3_column_int(q, 12),
		.recent = rhythm_read(sql_column(q, 14)),
		.asks = take_asks(q, 15),
		.next_fetch = sqlite3_column_int64(q, 19),
	};

	/* its texts must be made again: fetched without validators, and
	 * parsed even if the bytes are the same */
	if (sqlite3_column_int(q, 13) != STORE_TEXTS)
		a.etag = a.modified = NULL;
	else if (sqlite3_column_bytes(q, 4) == STORE_HASH)
		a.hash = (const uint8_t *)g_string_chunk_insert_len(
			into->text, sqlite3_column_blob(q, 4), STORE_HASH);
	g_array_append_val(into->all, a);
}

static FeedStates *take_states(Store *s, sqlite3_stmt *q, GError **error)
{
	g_autoptr(FeedStates) all = g_new0(FeedStates, 1);
	int rc;

	all->text = g_string_chunk_new(4096);
	all->all = g_array_new(FALSE, FALSE, sizeof(struct feed_state));
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		take_state(q, all);
	return sql_ended(s, q, rc, error) ? g_steal_pointer(&all) : NULL;
}

/* A feed that was fetched in the future is due: the clock was wrong then, and
 * next_fetch is as wrong. Retry-After counts for a day at most. Feeds that failed last
 * time are last: those that fail again by hanging are in nobody's way. */
FeedStates *store_due(Store *s, int64_t now, bool all, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		STATE_COLUMNS IS_FETCHED
		" AND (not_before <= ?1 OR not_before > ?1 + 86400)"
		" AND (?2 OR next_fetch <= ?1 OR last_fetch > ?1 + 60)"
		" ORDER BY failures > 0, next_fetch, id",
		error);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, now);
	sqlite3_bind_int(q, 2, all);
	return take_states(s, q, error);
}

FeedStates *store_feed_state(Store *s, const char *url, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, STATE_COLUMNS "removed = 0 AND url = ?", error);

	if (!q)
		return NULL;
	sql_text(q, 1, url);
	return take_states(s, q, error);
}

static void join_states(FeedStates *a, const FeedStates *more)
{
	for (guint i = 0; i < more->all->len; i++) {
		struct feed_state one =
			g_array_index(more->all, struct feed_state, i);

		one.url = keep_text(a, one.url);
		one.etag = keep_text(a, one.etag);
		one.modified = keep_text(a, one.modified);
		one.moved = keep_text(a, one.moved);
		if (one.hash)
			one.hash = (const uint8_t *)g_string_chunk_insert_len(
				a->text, (const char *)one.hash, STORE_HASH);
		g_array_append_val(a->all, one);
	}
}

FeedStates *store_feed_states(Store *s, const char *const *urls, GError **error)
{
	g_autoptr(FeedStates) all = NULL;

	for (; *urls; urls++) {
		g_autoptr(FeedStates) one = store_feed_state(s, *urls, error);

		if (!one)
			return NULL;
		if (!one->all->len) {
			g_autofree char *shown = url_without_secrets(*urls);

			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("no such subscription: %s"), shown);
			return NULL;
		}
		if (!all)
			all = g_steal_pointer(&one);
		else
			join_states(all, one);
	}
	return g_steal_pointer(&all);
}

void feed_states_free(FeedStates *a)
{
	if (!a)
		return;
	g_array_free(a->all, TRUE);
	g_string_chunk_free(a->text);
	g_free(a);
}

int64_t store_next_due(Store *s)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT min(max(next_fetch, "
			      "not_before)) FROM feed WHERE " IS_FETCHED,
			      NULL);

	return q ? sql_number(q) : 0;
}

static void bind_schedule(sqlite3_stmt *q, int at, const struct outcome *o)
{
	g_autofree char *recent = o->parsed ? rhythm_text(&o->recent) : NULL;

	sqlite3_bind_int64(q, at, o->due.interval);
	sqlite3_bind_int(q, at + 1, (int)o->due.why);
	sqlite3_bind_text(q, at + 2, recent, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(q, at + 3, o->asks.wait.seconds);
	sqlite3_bind_int(q, at + 4, (int)o->asks.wait.why);
	sqlite3_bind_int(q, at + 5, (int)o->asks.skip_hours);
	sqlite3_bind_int(q, at + 6, (int)o->asks.skip_days);
}

bool store_outcome(Store *s, const struct outcome *o, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE feed SET last_fetch = ?2, next_fetch = ?3,"
		" not_before = ?4, status = ?5,"
		" error_since = CASE WHEN ?6 IS NULL THEN 0"
		"  WHEN error IS NULL THEN ?2 ELSE error_since END,"
		" error = ?6, note = ?7,"
		" last_good = CASE WHEN ?6 IS NULL THEN ?2 ELSE last_good END,"
		" etag = CASE WHEN ?8 THEN ?9 ELSE etag END,"
		" modified = CASE WHEN ?8 THEN ?10 ELSE modified END,"
		" hash = CASE WHEN ?8 THEN ?11 ELSE hash END,"
		" texts = CASE WHEN ?8 AND ?11 IS NOT NULL THEN ?15"
		"  ELSE texts END,"
		" moved = ?12, moves = ?13, failures = ?14, interval = ?16,"
		" why = ?17, recent = coalesce(?18, recent), asks = ?19,"
		" asks_by = ?20, skip_hours = ?21, skip_days = ?22"
		" WHERE id = ?1",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, o->feed);
	sqlite3_bind_int64(q, 2, o->when);
	sqlite3_bind_int64(q, 3, o->due.next);
	sqlite3_bind_int64(q, 4, o->not_before);
	sqlite3_bind_int(q, 5, o->status);
	sql_text(q, 6, o->error);
	sql_text(q, 7, o->note);
	sqlite3_bind_int(q, 8, o->changed);
	sql_text(q, 9, o->etag);
	sql_text(q, 10, o->modified);
	if (o->hash)
		sqlite3_bind_blob(q, 11, o->hash, STORE_HASH, SQLITE_STATIC);
	sql_text(q, 12, o->moved);
	sqlite3_bind_int(q, 13, o->moves);
	sqlite3_bind_int(q, 14, o->failures);
	sqlite3_bind_int(q, 15, STORE_TEXTS);
	bind_schedule(q, 16, o);
	return sql_finish(s, q, error);
}
