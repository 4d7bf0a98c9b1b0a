#include "feeds/store/put.h"

#include "feeds/store/feed_title.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/identity.h"
#include "feeds/store/search_index.h"
#include "src/base/clock.h"
#include "src/model/rank.h"
#include "src/store/sql.h"

bool store_begin(Store *s, GError **error)
{
	return !sqlite3_get_autocommit(store_db(s)) || sql_begin(s, error);
}

bool store_end(Store *s, bool keep, GError **error)
{
	return sql_end(s, keep, error);
}

/* A document being stored. */
struct put {
	Store *store;
	int64_t feed, section, now; /* now: when it was received */
	int64_t undated;            /* the time of entries without one */
	int64_t next;               /* id of the next new story */
	bool empty; /* nothing of the feed is stored: no lookups needed */
	bool again; /* all texts must be made again (STORE_TEXTS) */
	GArray *ids;
	Identity *identity; /* NULL if it is empty */
};

static bool put_content(Store *s, int64_t id, const struct arrival *a,
			bool known, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		known ? "INSERT OR REPLACE INTO content (story, html, base,"
			" links) VALUES (?, ?, ?, ?)"
		      : "INSERT INTO content (story, html, base, links)"
			" VALUES (?, ?, ?, ?)",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sql_text(q, 2, a->html);
	sql_text(q, 3, a->base);
	if (a->links)
		sqlite3_bind_blob(q, 4, a->links, (int)a->links_size,
				  SQLITE_STATIC);
	return sql_finish(s, q, error);
}

/* Binds ?1 to ?10: what is written of a new and of a changed story. */
static void bind_arrival(sqlite3_stmt *q, const struct arrival *a)
{
	sql_text(q, 1, a->title);
	sql_text(q, 2, a->url);
	sql_text(q, 3, a->author);
	sql_text(q, 4, a->topic);
	sql_text(q, 5, a->image);
	sql_text(q, 6, a->summary);
	sqlite3_bind_int64(q, 7, a->hash);
	sqlite3_bind_int(q, 8, a->image_width);
	sqlite3_bind_int(q, 9, a->image_height);
	sql_text(q, 10, a->image_caption);
}

/* A row that breaks a rule of the tables is left out: it would cost all the other
 * feeds of the transaction theirs. */
static bool put_new(struct put *p, const struct arrival *a, const char *key,
		    GError **error)
{
	Store *s = p->store;
	int64_t time = a->time ? a->time : p->undated;
	int64_t id = p->next;
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT OR IGNORE INTO story (title, url, author, topic, image,"
		" summary, hash, image_width, image_height, image_caption,"
		" guid, feed, section, time, arrived, guessed, front, id,"
		" event) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
		" ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?18)",
		error);

	if (!q)
		return false;
	bind_arrival(q, a);
	sql_text(q, 11, key);
	sqlite3_bind_int64(q, 12, p->feed);
	sqlite3_bind_int64(q, 13, p->section);
	sqlite3_bind_int64(q, 14, time);
	sqlite3_bind_int64(q, 15, p->now);
	sqlite3_bind_int(q, 16, a->time == 0);
	sqlite3_bind_double(q, 17, rank_score(1, time));
	sqlite3_bind_int64(q, 18, id);
	if (!sql_finish(s, q, error))
		return false;
	if (!sqlite3_changes(store_db(s)))
		return true;
	p->next++;
	g_array_append_val(p->ids, id);
	return put_content(s, id, a, false, error);
}

static bool put_key(struct put *p, const struct stored_story *story,
		    GError **error)
{
	sqlite3_stmt *q = store_prepare(
		p->store, "UPDATE OR IGNORE story SET guid = ?1 WHERE id = ?2",
		error);

	if (!q)
		return false;
	sql_text(q, 1, story->key);
	sqlite3_bind_int64(q, 2, story->id);
	return sql_finish(p->store, q, error);
}

static bool put_changed(struct put *p, const struct stored_story *story,
			const struct arrival *a, GError **error)
{
	Store *s = p->store;
	int64_t id = story->id;
	sqlite3_stmt *q;

	if (!store_unindex(s, id, error))
		return false;
	q = store_prepare(
		s,
		"UPDATE OR IGNORE story SET title = ?1, url = ?2,"
		" author = ?3, topic = ?4, image = ?5, summary = ?6, hash = ?7,"
		" image_width = ?8, image_height = ?9, image_caption = ?10,"
		" guid = ?11, digested = 0 WHERE id = ?12",
		error);
	if (!q)
		return false;
	bind_arrival(q, a);
	sql_text(q, 11, story->key);
	sqlite3_bind_int64(q, 12, id);
	return sql_finish(s, q, error) && put_content(s, id, a, true, error);
}

/* The i-th entry of the document. */
static bool put_one(struct put *p, guint i, const struct arrival *a,
		    GError **error)
{
	struct stored_story story;

	if (!p->identity)
		return put_new(p, a, a->guid, error);
	story = identity_of(p->identity, i);
	if (story.is_deleted)
		return true;
	if (!story.id)
		return put_new(p, a, story.key, error);
	if (story.changed || p->again)
		return put_changed(p, &story, a, error);
	return !story.renamed || put_key(p, &story, error);
}

/* The triggers count changes and deletions; new stories are counted here, once a
 * document. They are unread, shown, and each an event of its own. */
static bool count_new(struct put *p, guint n, GError **error)
{
	Store *s = p->store;

	return n == 0 ||
	       (sql_run(s,
			"UPDATE feed SET unread = unread + ?2, stories = "
			"stories "
			"+ ?2 WHERE id = ?1",
			SQL_VALUES(p->feed, n), error) &&
		sql_run(s,
			"UPDATE section SET unread = unread + ?2, stories = "
			"stories + ?2 WHERE id = ?1",
			SQL_VALUES(p->section, n), error) &&
		sql_run(s,
			"UPDATE total SET unread = unread + ?1, stories = "
			"stories + ?1",
			SQL_VALUES(n), error));
}

/* Reads what is known of the feed. One that was removed while it was fetched gets
 * section 0, and nothing is stored. What a feed holds when it is first read is old
 * where it has no date: all of it would lead the front page. */
static bool load_feed(struct put *p, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		p->store,
		"SELECT section, (SELECT coalesce(max(id), 0) + 1 FROM story),"
		" NOT EXISTS (SELECT 1 FROM story WHERE feed = ?1)"
		" AND NOT EXISTS (SELECT 1 FROM gone WHERE feed = ?1), texts,"
		" last_good = 0"
		" FROM feed WHERE id = ?1 AND removed = 0",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, p->feed);
	if (sqlite3_step(q) == SQLITE_ROW) {
		p->section = sqlite3_column_int64(q, 0);
		p->next = sqlite3_column_int64(q, 1);
		p->empty = sqlite3_column_int(q, 2) != 0;
		p->again = sqlite3_column_int(q, 3) != STORE_TEXTS;
		p->undated = p->now;
		if (p->empty && sqlite3_column_int(q, 4))
			p->undated -= CLOCK_DAY;
	}
	sqlite3_reset(q);
	return true;
}

static bool put_all(struct put *p, const Incoming *a, GError **error)
{
	guint before = p->ids->len;

	if (!load_feed(p, error))
		return false;
	if (!p->section)
		return true;
	if (!p->empty) {
		p->identity = identity_new(p->store, p->feed, a, error);
		if (!p->identity)
			return false;
	}
	for (guint i = 0; i < a->all->len; i++)
		if (!put_one(p, i, &g_array_index(a->all, struct arrival, i),
			     error))
			return false;
	return store_put_title(p->store, p->feed, a, error) &&
	       count_new(p, p->ids->len - before, error);
}

bool store_put(Store *s, int64_t feed, const Incoming *a, GArray *ids,
	       GError **error)
{
	struct put p = {
		.store = s, .feed = feed, .now = a->received, .ids = ids
	};
	guint before = ids->len;
	bool own, good;

	if (!sql_join(s, &own, error))
		return false;
	good = sql_leave(s, own, put_all(&p, a, error), error);
	identity_free(p.identity);
	if (!good)
		g_array_set_size(ids, before);
	return good;
}
