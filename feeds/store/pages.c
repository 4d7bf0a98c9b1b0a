#include "feeds/store/pages.h"

#include "feeds/store/search_index.h"
#include "src/base/clock.h"
#include "src/store/sql.h"

#define FURNITURE_PAGES 5 /* that a block is on: no article's own */
#define FURNITURE_DAYS  (60 * CLOCK_DAY) /* then it is forgotten, */
#define FURNITURE_ONCE  (30 * CLOCK_DAY) /* sooner where one page has it */
#define SITE_LATELY     (30 * CLOCK_DAY) /* a site has given a text */
#define FURNITURE_MAX   2000             /* blocks of a host that are read */

bool store_page_want(Store *s, int64_t id, GError **error)
{
	return sql_run(s,
		       "INSERT OR IGNORE INTO page (story) SELECT id FROM story"
		       " n WHERE id = ?1 AND url IS NOT NULL AND read = 0 AND"
		       " hidden = 0 AND (SELECT count(*) FROM page p JOIN story"
		       " o ON o.id = p.story WHERE p.fetched = 0 AND o.read = 0"
		       " AND o.feed = n.feed) < ?2",
		       SQL_VALUES(id, PAGES_FEED_MAX), error);
}

bool store_page_unwant(Store *s, int64_t id, GError **error)
{
	return sql_run(s, "DELETE FROM page WHERE story = ? AND fetched = 0",
		       SQL_VALUES(id), error);
}

bool store_page_wait(Store *s, int64_t id, int64_t after, GError **error)
{
	return sql_run(s, "UPDATE page SET after = ?2 WHERE story = ?1",
		       SQL_VALUES(id, after), error);
}

/* Adds a column of numbers of all rows of a query. */
static bool append_numbers(Store *s, sqlite3_stmt *q, GArray *numbers,
			   GError **error)
{
	int rc;

	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t n = sqlite3_column_int64(q, 0);

		g_array_append_val(numbers, n);
	}
	return sql_ended(s, q, rc, error);
}

/* Those that are wanted at ?4 by feeds that are to have whole texts; `usual` (?2) is the
 * setting where a feed says nothing. A later time of a clock that was wrong does not
 * count: no server is waited for that long. */
#define WANTED                                                                 \
	"SELECT p.story FROM page p CROSS JOIN story n ON n.id = p.story JOIN" \
	" feed f ON f.id = n.feed WHERE p.fetched = 0 AND n.read = 0 AND"      \
	" n.hidden = 0 AND f.removed = 0 AND (p.after <= ?4 OR p.after > ?4 +" \
	" 2 * 86400) AND CASE f.full WHEN 0 THEN ?2 ELSE f.full END <> ?3"

static void bind_wanted(sqlite3_stmt *q, int64_t first, enum full_text usual)
{
	sqlite3_bind_int64(q, 1, first);
	sqlite3_bind_int(q, 2, (int)usual);
	sqlite3_bind_int(q, 3, FULL_TEXT_NO);
	sqlite3_bind_int64(q, 4, clock_now());
}

bool store_pages_wanted(Store *s, enum full_text usual, guint limit,
			GArray *ids, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, WANTED " ORDER BY p.story DESC LIMIT ?1", error);

	if (!q)
		return false;
	bind_wanted(q, limit, usual);
	return append_numbers(s, q, ids, error);
}

int64_t store_pages_waiting(Store *s)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT count(*) FROM page p JOIN story n ON n.id = p.story"
		" WHERE p.fetched = 0 AND n.read = 0 AND n.hidden = 0",
		NULL);

	return q ? sql_number(q) : 0;
}

bool store_page_is_wanted(Store *s, int64_t id, enum full_text usual)
{
	sqlite3_stmt *q = store_prepare(s, WANTED " AND p.story = ?1", NULL);

	if (!q)
		return false;
	bind_wanted(q, id, usual);
	return sql_number(q) == id;
}

bool store_page_wish(Store *s, int64_t id, struct page_wish *out,
		     GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT n.url, f.full FROM story n JOIN feed f ON"
			      " f.id = n.feed WHERE n.id = ?",
			      error);
	int rc;

	*out = (struct page_wish){ 0 };
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		out->url = g_strdup(sql_column(q, 0));
		out->full = (enum full_text)sqlite3_column_int(q, 1);
		rc = SQLITE_DONE;
	}
	return sql_ended(s, q, rc, error);
}

static bool put_page(Store *s, int64_t id, const struct page_text *t,
		     GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT OR REPLACE INTO page (story, fetched, url, minutes,"
		" body) SELECT id, ?2, ?3, ?4, ?5 FROM story WHERE id = ?1",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int64(q, 2, clock_now());
	sql_text(q, 3, t->url);
	sqlite3_bind_int(q, 4, t->minutes);
	sqlite3_bind_blob(q, 5, t->body->bytes, (int)t->body->size,
			  SQLITE_STATIC);
	return sql_finish(s, q, error);
}

static bool put_words(Store *s, int64_t id, const char *words, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "UPDATE content SET text = ?2 WHERE story = ?1", error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sql_text(q, 2, words);
	return store_unindex(s, id, error) && sql_finish(s, q, error) &&
	       store_index(s, id, error);
}

static bool put_facts(Store *s, int64_t id, const struct page_text *t,
		      GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"UPDATE story SET minutes = ?2, author = coalesce(author, ?3),"
		" image_caption = CASE WHEN image IS NULL THEN ?5 ELSE"
		" image_caption END, image = coalesce(image, ?4), digested = "
		"CASE WHEN"
		" coalesce(summary, '') = '' THEN min(digested, 1) ELSE"
		" digested END WHERE id = ?1",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int(q, 2, t->minutes);
	sql_text(q, 3, t->author);
	sql_text(q, 4, t->image);
	sql_text(q, 5, t->caption);
	return sql_finish(s, q, error);
}

/* It is related from scratch, by the text. */
static bool forget_terms(Store *s, int64_t id, GError **error)
{
	return sql_run(s,
		       "DELETE FROM terms WHERE story = ?1 AND story IN (SELECT"
		       " id FROM story WHERE digested = 1)",
		       SQL_VALUES(id), error);
}

bool store_page_text(Store *s, int64_t id, const struct page_text *t,
		     GError **error)
{
	bool own;

	return sql_join(s, &own, error) &&
	       sql_leave(s, own,
			 put_page(s, id, t, error) &&
				 put_words(s, id, t->words, error) &&
				 put_facts(s, id, t, error) &&
				 forget_terms(s, id, error),
			 error);
}

bool store_page_failed(Store *s, int64_t id, const char *why, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT INTO page (story, fetched, error) SELECT id, ?2, ?3"
		" FROM story WHERE id = ?1 ON CONFLICT (story) DO UPDATE SET"
		" fetched = ?2, error = ?3",
		error);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int64(q, 2, clock_now());
	sql_text(q, 3, why);
	return sql_finish(s, q, error);
}

Body *store_page_body(Store *s, int64_t id)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT body FROM page WHERE story = ?", NULL);
	Body *body = NULL;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	if (sqlite3_step(q) == SQLITE_ROW &&
	    sqlite3_column_type(q, 0) == SQLITE_BLOB) {
		const void *bytes = sqlite3_column_blob(q, 0);

		body = body_unpack(bytes, (size_t)sqlite3_column_bytes(q, 0));
	}
	sqlite3_reset(q);
	return body;
}

/* Another page, if it is neither the first that had the block nor the last. */
static bool note_block(Store *s, const char *host, int64_t page, int64_t hash,
		       GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"INSERT INTO furniture (host, hash, first, last, seen) VALUES"
		" (?1, ?2, ?3, ?3, ?4) ON CONFLICT DO UPDATE SET pages = pages"
		" + (last <> ?3 AND first <> ?3), last = ?3, seen = ?4",
		error);

	if (!q)
		return false;
	sql_text(q, 1, host);
	sqlite3_bind_int64(q, 2, hash);
	sqlite3_bind_int64(q, 3, page);
	sqlite3_bind_int64(q, 4, clock_now());
	return sql_finish(s, q, error);
}

bool store_furniture_expire(Store *s, GError **error)
{
	return sql_run(s,
		       "DELETE FROM furniture WHERE seen < ?1 - CASE WHEN pages"
		       " > 1 THEN ?2 ELSE ?3 END",
		       SQL_VALUES(clock_now(), FURNITURE_DAYS, FURNITURE_ONCE),
		       error);
}

static bool note_blocks(Store *s, const char *host, int64_t page,
			const GArray *hashes, GError **error)
{
	for (guint i = 0; i < hashes->len; i++)
		if (!note_block(s, host, page,
				(int64_t)g_array_index(hashes, uint64_t, i),
				error))
			return false;
	return true;
}

bool store_furniture_note(Store *s, const char *host, int64_t page,
			  const GArray *hashes, GError **error)
{
	bool own;

	return sql_join(s, &own, error) &&
	       sql_leave(s, own, note_blocks(s, host, page, hashes, error),
			 error);
}

bool store_furniture(Store *s, const char *host, GArray *hashes, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT hash FROM furniture WHERE host = ?1 AND"
			      " pages >= ?2 ORDER BY hash LIMIT ?3",
			      error);

	if (!q)
		return false;
	sql_text(q, 1, host);
	sqlite3_bind_int(q, 2, FURNITURE_PAGES);
	sqlite3_bind_int(q, 3, FURNITURE_MAX);
	return append_numbers(s, q, hashes, error);
}

bool store_site_gives_texts(Store *s, const char *host)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT EXISTS (SELECT 1 FROM furniture WHERE"
			      " host = ?1 AND seen > ?2)",
			      NULL);

	if (!q)
		return false;
	sql_text(q, 1, host);
	sqlite3_bind_int64(q, 2, clock_now() - SITE_LATELY);
	return sql_number(q) > 0;
}
