#include "feeds/store/duplicates.h"

#include "feeds/store/copies.h"
#include "feeds/store/events.h"
#include "src/base/clock.h"
#include "src/base/url.h"
#include "src/base/url_key.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>
#include <string.h>

#define CANDIDATES_MAX 50 /* stories with the same hash that are compared */
/* between two stories of one link and different titles: pages are reused */
#define APART_MAX (30 * CLOCK_DAY)

#define COLUMNS_FROM(from)                                                     \
	" s.id, s.feed, s.time, s.guessed, s.guid, s.title, s.url, f.url,"     \
	" s.event <> s.id OR EXISTS (SELECT 1 FROM story m WHERE"              \
	" m.event = s.id AND m.event <> m.id)"                                 \
	" FROM " from " JOIN feed f ON f.id = s.feed "
#define COLUMNS COLUMNS_FROM("story s")

/* A story, as far as duplicates are recognised by it. */
struct article {
	int64_t id, feed, time;
	bool guessed, joined; /* joined: of an event with other stories */
	char *guid, *title;
	char *link; /* its url_key; NULL for none, and for a host without a
		       path, which is a front page */
	char *host; /* of its publisher */
};

static void article_clear(struct article *a)
{
	g_free(a->guid);
	g_free(a->title);
	g_free(a->link);
	g_free(a->host);
}

static char *link_key(const char *url)
{
	g_autofree char *key = url && url_is_web(url) ? url_key(url) : NULL;

	return key && strpbrk(key, "/?") ? g_steal_pointer(&key) : NULL;
}

/* Reads a row of COLUMNS. */
static void take_article(sqlite3_stmt *q, struct article *a)
{
	const char *url = sql_column(q, 6), *feed = sql_column(q, 7);

	a->id = sqlite3_column_int64(q, 0);
	a->feed = sqlite3_column_int64(q, 1);
	a->time = sqlite3_column_int64(q, 2);
	a->guessed = sqlite3_column_int(q, 3) != 0;
	a->guid = g_strdup(sql_column(q, 4));
	a->title = g_strdup(sql_column(q, 5));
	a->link = link_key(url);
	a->host = url_host(url && url_is_web(url) ? url : feed);
	a->joined = sqlite3_column_int(q, 8) != 0;
}

/* FNV-1a, 64 bits, written out: the values are stored, so that the function must
 * never change with a library. The range of the article ids (copies_sql) is
 * avoided. */
static int64_t hash_words(const char *kind, const char *const *words)
{
	uint64_t h = 0xcbf29ce484222325U;

	for (const char *word = kind; word; word = *words++) {
		const char *c = word;

		do
			h = (h ^ (unsigned char)*c) * 0x100000001b3U;
		while (*c++);
	}
	if ((int64_t)h < 0 && (int64_t)h >= COPIES_LEAST)
		h ^= 1ULL << 62;
	return (int64_t)h;
}

static int64_t link_hash(const struct article *a)
{
	const char *words[] = { a->link, NULL };

	return hash_words("link", words);
}

static int64_t guid_hash(const struct article *a)
{
	const char *words[] = { a->host, a->guid, a->title, NULL };

	return hash_words("guid", words);
}

static bool store_hashes(Store *s, const struct article *a, GError **error)
{
	static const char add[] = "INSERT OR IGNORE INTO alike VALUES (?, ?)";

	return (!a->link ||
		sql_run(s, add, SQL_VALUES(a->id, link_hash(a)), error)) &&
	       sql_run(s, add, SQL_VALUES(a->id, guid_hash(a)), error);
}

static int64_t query_number(Store *s, const char *sql, int64_t a, int64_t b)
{
	sqlite3_stmt *q = store_prepare(s, sql, NULL);

	if (!q)
		return 0;
	sqlite3_bind_int64(q, 1, a);
	sqlite3_bind_int64(q, 2, b);
	return sql_number(q);
}

/* Whether several stories of its feed have its link. Stories that are not related
 * yet have no hashes and are compared by their address. */
static bool is_shared_link(Store *s, const struct article *a)
{
	return query_number(
		       s,
		       "SELECT count(*) FROM (SELECT 1 FROM alike a JOIN story "
		       "s"
		       " ON s.id = a.story WHERE a.hash = ?1 AND s.feed = ?2"
		       " LIMIT 2)",
		       link_hash(a), a->feed) > 1 ||
	       query_number(
		       s,
		       "SELECT EXISTS (SELECT 1 FROM story s JOIN story o ON"
		       " o.feed = s.feed AND o.id <> s.id AND o.url = s.url"
		       " WHERE s.id = ?1 AND s.feed = ?2)",
		       a->id, a->feed) > 0;
}

static bool same_minute(const struct article *a, const struct article *b)
{
	return !a->guessed && !b->guessed &&
	       ABS(a->time - b->time) <= CLOCK_MINUTE;
}

static bool same_link(Store *s, const struct article *a,
		      const struct article *b)
{
	if (!a->link || !b->link || strcmp(a->link, b->link) != 0)
		return false;
	if (strcmp(a->title, b->title) != 0 &&
	    ABS(a->time - b->time) > APART_MAX)
		return false;
	if (strcmp(a->title, b->title) == 0 && same_minute(a, b))
		return true;
	return !is_shared_link(s, a) && !is_shared_link(s, b);
}

static bool same_guid(const struct article *a, const struct article *b)
{
	bool is_number = a->guid[strspn(a->guid, "0123456789")] == '\0';

	/* a guid made of the link (feeds/context/guid) is no more evidence
	 * than the link */
	if (g_strcmp0(a->guid, a->link) == 0)
		return false;
	return strcmp(a->guid, b->guid) == 0 &&
	       strcmp(a->title, b->title) == 0 &&
	       strcmp(a->host, b->host) == 0 &&
	       (!is_number || same_minute(a, b));
}

/* The oldest duplicate among those that share a hash with it. (CROSS JOIN: the index of
 * hashes has them in this order, without sorting.) */
static bool find_by_hash(Store *s, const struct article *a, int64_t key,
			 int64_t *duplicate, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT" COLUMNS_FROM(
			"alike a CROSS JOIN story s ON s.id ="
			" a.story") "WHERE a.hash = ?1 AND a.story < ?2 AND "
				    "s.feed <> ?3 AND"
				    " s.hidden = 0 ORDER BY a.story LIMIT ?4",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, key);
	sqlite3_bind_int64(q, 2, a->id);
	sqlite3_bind_int64(q, 3, a->feed);
	sqlite3_bind_int(q, 4, CANDIDATES_MAX);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW && !*duplicate) {
		struct article b = { 0 };

		take_article(q, &b);
		if (same_link(s, a, &b) || same_guid(a, &b))
			*duplicate = b.id;
		article_clear(&b);
	}
	return sql_ended(s, q, *duplicate ? SQLITE_DONE : rc, error);
}

/* The oldest duplicate; 0 if there is none. */
static bool find_duplicate(Store *s, const struct article *a,
			   int64_t *duplicate, GError **error)
{
	if (a->link && !find_by_hash(s, a, link_hash(a), duplicate, error))
		return false;
	return *duplicate || find_by_hash(s, a, guid_hash(a), duplicate, error);
}

static bool is_same_event(Store *s, int64_t id, int64_t other)
{
	return query_number(s,
			    "SELECT (SELECT event FROM story WHERE id = ?1) ="
			    " (SELECT event FROM story WHERE id = ?2)",
			    id, other) > 0;
}

static bool note_copy(Store *s, int64_t id, int64_t duplicate, GError **error)
{
	return !duplicate || copies_note(s, id, duplicate, error);
}

/* Reads the story of an id; guid stays NULL where it does not exist. To be cleared
 * in any case. */
static bool load_article(Store *s, int64_t id, struct article *a,
			 GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT" COLUMNS "WHERE s.id = ?1", error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		take_article(q, a);
		rc = SQLITE_DONE;
	}
	return sql_ended(s, q, rc, error);
}

/* Compares stories again that were copies of one which has changed. */
static bool compare_again(Store *s, const GArray *copies, GError **error)
{
	bool good = true;

	for (guint i = 0; good && i < copies->len; i++) {
		struct article a = { 0 };
		int64_t id = g_array_index(copies, int64_t, i), duplicate = 0;

		good = load_article(s, id, &a, error) &&
		       (!a.guid || find_duplicate(s, &a, &duplicate, error)) &&
		       note_copy(s, id, duplicate, error);
		article_clear(&a);
	}
	return good;
}

/* Whether a story was compared before: then it has hashes, also as the first of copies
 * (feeds/store/copies). */
static bool has_hashes(Store *s, int64_t id)
{
	return query_number(
		       s,
		       "SELECT EXISTS (SELECT 1 FROM alike WHERE story = ?1)",
		       id, 0) > 0;
}

static bool update_and_find(Store *s, const struct article *a,
			    int64_t *duplicate, GError **error)
{
	g_autoptr(GArray) copies = g_array_new(FALSE, FALSE, sizeof(int64_t));
	bool known = has_hashes(s, a->id);

	return (!known || (copies_forget(s, a->id, copies, error) &&
			   sql_run(s, "DELETE FROM alike WHERE story = ?",
				   SQL_VALUES(a->id), error))) &&
	       store_hashes(s, a, error) &&
	       find_duplicate(s, a, duplicate, error) &&
	       note_copy(s, a->id, *duplicate, error) &&
	       compare_again(s, copies, error);
}

bool duplicates_find(Store *s, int64_t id, int64_t *duplicate, GError **error)
{
	struct article a = { 0 };
	bool good;

	*duplicate = 0;
	good = load_article(s, id, &a, error) &&
	       (!a.guid || update_and_find(s, &a, duplicate, error));
	if (a.joined)
		*duplicate = 0;
	article_clear(&a);
	return good;
}

/* Whether two stories of one title are two articles, and not one at the same
 * address. */
static bool is_another(const struct article *a, const struct article *b)
{
	if (a->link && b->link)
		return strcmp(a->link, b->link) != 0;
	return !same_minute(a, b);
}

static bool find_recurrence(Store *s, const struct article *a, int64_t event,
			    bool *recurs, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT" COLUMNS "WHERE s.id IN (SELECT ?1 UNION ALL SELECT id"
		" FROM story WHERE event = ?1 AND event <> id) AND s.feed = ?2"
		" AND s.title = ?3 AND s.id <> ?4",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, event);
	sqlite3_bind_int64(q, 2, a->feed);
	sql_text(q, 3, a->title);
	sqlite3_bind_int64(q, 4, a->id);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct article b = { 0 };

		take_article(q, &b);
		*recurs = *recurs || is_another(a, &b);
		article_clear(&b);
	}
	return sql_ended(s, q, rc, error);
}

bool duplicates_recurs(Store *s, int64_t id, int64_t event, bool *recurs,
		       GError **error)
{
	struct article a = { 0 };
	bool good;

	*recurs = false;
	good = load_article(s, id, &a, error) &&
	       (!a.guid || find_recurrence(s, &a, event, recurs, error));
	article_clear(&a);
	return good;
}

bool duplicates_join_old(Store *s, int64_t id, bool read_too, int64_t *event,
			 GError **error)
{
	struct article a = { 0 }, b = { 0 };
	int64_t duplicate = 0;
	bool good;

	*event = 0;
	good = load_article(s, id, &a, error) &&
	       (!a.guid || update_and_find(s, &a, &duplicate, error)) &&
	       (!duplicate || load_article(s, duplicate, &b, error));
	if (good && duplicate && !is_same_event(s, id, duplicate) &&
	    !(a.joined && b.joined)) {
		good = (a.joined ? event_join(s, duplicate, id, error)
				 : event_join(s, id, duplicate, error)) &&
		       (!read_too || event_read_both(s, id, duplicate, error));
		*event = query_number(
			s, "SELECT event FROM story WHERE id = ?1", id, 0);
	}
	article_clear(&a);
	article_clear(&b);
	return good;
}

int64_t duplicates_next(Store *s, int64_t id)
{
	return query_number(s, "SELECT min(id) FROM story WHERE id > ?1", id,
			    0);
}
