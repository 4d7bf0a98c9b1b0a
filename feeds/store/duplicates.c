#include "feeds/store/duplicates.h"

#include "feeds/store/copies.h"
#include "src/base/clock.h"
#include "src/base/url.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>
#include <string.h>

#define CANDIDATES_MAX 50
#define APART_MAX      (30 * CLOCK_DAY)

#define COLUMNS                                                                \
	" s.id, s.feed, s.time, s.guessed, s.guid, s.title, s.url, f.url,"     \
	" s.event <> s.id OR EXISTS (SELECT 1 FROM story m WHERE"              \
	" m.event = s.id AND m.event <> m.id)"                                 \
	" FROM story s JOIN feed f ON f.id = s.feed "

/* What of a story tells whether it is another one. */
struct article {
	int64_t id, feed, time;
	bool guessed, placed; /* placed: of an event with others */
	char *guid, *title;
	char *link; /* its url_key; NULL for none, and for a bare host */
	char *host; /* of its publisher */
};

static void article_clear(struct article *a)
{
	g_free(a->guid);
	g_free(a->title);
	g_free(a->link);
	g_free(a->host);
}

static char *link_of(const char *url)
{
	g_autofree char *key = url && url_is_web(url) ? url_key(url) : NULL;

	return key && strpbrk(key, "/?") ? g_steal_pointer(&key) : NULL;
}

/* A row of COLUMNS. */
static void take(sqlite3_stmt *q, struct article *a)
{
	const char *url = sql_column(q, 6), *feed = sql_column(q, 7);

	a->id = sqlite3_column_int64(q, 0);
	a->feed = sqlite3_column_int64(q, 1);
	a->time = sqlite3_column_int64(q, 2);
	a->guessed = sqlite3_column_int(q, 3) != 0;
	a->guid = g_strdup(sql_column(q, 4));
	a->title = g_strdup(sql_column(q, 5));
	a->link = link_of(url);
	a->host = url_host(url && url_is_web(url) ? url : feed);
	a->placed = sqlite3_column_int(q, 8) != 0;
}

/* FNV-1a, 64 bits: what is stored must mean the same for ever. The range of
 * store_copies is left free. */
static int64_t hash(const char *kind, const char *const *words)
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

	return hash("link", words);
}

static int64_t guid_hash(const struct article *a)
{
	const char *words[] = { a->host, a->guid, a->title, NULL };

	return hash("guid", words);
}

static bool note(Store *s, const struct article *a, GError **error)
{
	static const char add[] = "INSERT OR IGNORE INTO alike VALUES (?, ?)";

	return sql_run(s, "DELETE FROM alike WHERE story = ?",
		       SQL_VALUES(a->id), error) &&
	       (!a->link ||
		sql_run(s, add, SQL_VALUES(a->id, link_hash(a)), error)) &&
	       sql_run(s, add, SQL_VALUES(a->id, guid_hash(a)), error);
}

static int64_t count(Store *s, const char *sql, int64_t a, int64_t b)
{
	sqlite3_stmt *q = store_prepare(s, sql, NULL);

	if (!q)
		return 0;
	sqlite3_bind_int64(q, 1, a);
	sqlite3_bind_int64(q, 2, b);
	return sql_number(q);
}

/* Whether several stories of its feed have its link. Those that wait to be
 * looked at are known by their address only. */
static bool link_is_shared(Store *s, const struct article *a)
{
	return count(s,
		     "SELECT count(*) FROM (SELECT 1 FROM alike a JOIN story s"
		     " ON s.id = a.story WHERE a.hash = ?1 AND s.feed = ?2"
		     " LIMIT 2)",
		     link_hash(a), a->feed) > 1 ||
	       count(s,
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
	return !link_is_shared(s, a) && !link_is_shared(s, b);
}

static bool same_guid(const struct article *a, const struct article *b)
{
	bool counts = a->guid[strspn(a->guid, "0123456789")] == '\0';

	/* one that was made of the link says no more than that */
	if (g_strcmp0(a->guid, a->link) == 0)
		return false;
	return strcmp(a->guid, b->guid) == 0 &&
	       strcmp(a->title, b->title) == 0 &&
	       strcmp(a->host, b->host) == 0 && (!counts || same_minute(a, b));
}

/* The oldest of those that share a hash with it. */
static bool find_by(Store *s, const struct article *a, int64_t key,
		    int64_t *twin, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT" COLUMNS "JOIN alike a ON a.story = s.id WHERE a.hash"
		" = ?1 AND s.id < ?2 AND s.feed <> ?3 AND s.hidden = 0"
		" ORDER BY s.id LIMIT ?4",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, key);
	sqlite3_bind_int64(q, 2, a->id);
	sqlite3_bind_int64(q, 3, a->feed);
	sqlite3_bind_int(q, 4, CANDIDATES_MAX);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW && !*twin) {
		struct article b = { 0 };

		take(q, &b);
		if (same_link(s, a, &b) || same_guid(a, &b))
			*twin = b.id;
		article_clear(&b);
	}
	return sql_ended(s, q, *twin ? SQLITE_DONE : rc, error);
}

/* The oldest that is the same article; 0 if there is none. */
static bool find(Store *s, const struct article *a, int64_t *twin,
		 GError **error)
{
	if (a->link && !find_by(s, a, link_hash(a), twin, error))
		return false;
	return *twin || find_by(s, a, guid_hash(a), twin, error);
}

static bool one_event(Store *s, int64_t id, int64_t other)
{
	return count(s,
		     "SELECT (SELECT event FROM story WHERE id = ?1) ="
		     " (SELECT event FROM story WHERE id = ?2)",
		     id, other) > 0;
}

static bool note_copy(Store *s, int64_t id, int64_t twin, GError **error)
{
	return !twin || copies_note(s, id, twin, error);
}

/* What a statement of COLUMNS with the id as ?1 gives; false with an error.
 * Clear it in any case; without a guid it is not there. */
static bool look_at(Store *s, int64_t id, struct article *a, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s, "SELECT" COLUMNS "WHERE s.id = ?1", error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		take(q, a);
		rc = SQLITE_DONE;
	}
	return sql_ended(s, q, rc, error);
}

/* Those that were its copies, before it changed, perhaps are so no more. */
static bool look_again(Store *s, const GArray *copies, GError **error)
{
	bool good = true;

	for (guint i = 0; good && i < copies->len; i++) {
		struct article a = { 0 };
		int64_t id = g_array_index(copies, int64_t, i), twin = 0;

		good = look_at(s, id, &a, error) &&
		       (!a.guid || find(s, &a, &twin, error)) &&
		       note_copy(s, id, twin, error);
		article_clear(&a);
	}
	return good;
}

static bool note_and_find(Store *s, const struct article *a, int64_t *twin,
			  GError **error)
{
	g_autoptr(GArray) copies = g_array_new(FALSE, FALSE, sizeof(int64_t));

	return copies_forget(s, a->id, copies, error) && note(s, a, error) &&
	       find(s, a, twin, error) && note_copy(s, a->id, *twin, error) &&
	       look_again(s, copies, error);
}

bool alike_find(Store *s, int64_t id, int64_t *twin, GError **error)
{
	struct article a = { 0 };
	bool good;

	*twin = 0;
	good = look_at(s, id, &a, error) &&
	       (!a.guid || note_and_find(s, &a, twin, error));
	if (a.placed)
		*twin = 0;
	article_clear(&a);
	return good;
}

/* Another article under the same headline; one that is found at the same
 * place is not. */
static bool is_another(const struct article *a, const struct article *b)
{
	if (a->link && b->link)
		return strcmp(a->link, b->link) != 0;
	return !same_minute(a, b);
}

static bool find_again(Store *s, const struct article *a, int64_t event,
		       bool *again, GError **error)
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

		take(q, &b);
		*again = *again || is_another(a, &b);
		article_clear(&b);
	}
	return sql_ended(s, q, rc, error);
}

bool alike_again(Store *s, int64_t id, int64_t event, bool *again,
		 GError **error)
{
	struct article a = { 0 };
	bool good;

	*again = false;
	good = look_at(s, id, &a, error) &&
	       (!a.guid || find_again(s, &a, event, again, error));
	article_clear(&a);
	return good;
}

/* Puts a story that is alone into the event of another, with what stands
 * beside that one. */
static bool join(Store *s, int64_t id, int64_t other, GError **error)
{
	return sql_run(s,
		       "UPDATE story SET event = (SELECT event FROM story WHERE"
		       " id = ?2) WHERE id = ?1 AND event = id",
		       SQL_VALUES(id, other), error) &&
	       sql_run(s,
		       "INSERT INTO beside SELECT ?1, place, other, kind,"
		       " score, words FROM beside WHERE story = ?2 AND other"
		       " <> ?1 AND NOT EXISTS (SELECT 1 FROM beside WHERE"
		       " story = ?1)",
		       SQL_VALUES(id, other), error);
}

/* Who has read one has read the other. */
static bool read_both(Store *s, int64_t id, int64_t twin, GError **error)
{
	return sql_run(s,
		       "UPDATE story SET read = 1 WHERE id IN (?1, ?2) AND"
		       " read = 0 AND EXISTS (SELECT 1 FROM story WHERE id IN"
		       " (?1, ?2) AND read = 1)",
		       SQL_VALUES(id, twin), error);
}

bool alike_join(Store *s, int64_t id, int64_t twin, bool read_too,
		GError **error)
{
	return join(s, id, twin, error) &&
	       (!read_too || read_both(s, id, twin, error));
}

bool alike_meet(Store *s, int64_t id, bool read_too, int64_t *event,
		GError **error)
{
	struct article a = { 0 }, b = { 0 };
	int64_t twin = 0;
	bool good;

	*event = 0;
	good = look_at(s, id, &a, error) &&
	       (!a.guid || note_and_find(s, &a, &twin, error)) &&
	       (!twin || look_at(s, twin, &b, error));
	if (good && twin && !one_event(s, id, twin) &&
	    !(a.placed && b.placed)) {
		good = (a.placed ? join(s, twin, id, error)
				 : join(s, id, twin, error)) &&
		       (!read_too || read_both(s, id, twin, error));
		*event = count(s, "SELECT event FROM story WHERE id = ?1", id,
			       0);
	}
	article_clear(&a);
	article_clear(&b);
	return good;
}

int64_t alike_next(Store *s, int64_t id)
{
	return count(s, "SELECT min(id) FROM story WHERE id > ?1", id, 0);
}

bool alike_weight(Store *s, int64_t event, int *outlets, int64_t *newest,
		  GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT count(DISTINCT feed), coalesce(max(time), 0) FROM story"
		" WHERE hidden = 0 AND id IN (SELECT ?1 UNION ALL SELECT id"
		" FROM story WHERE event = ?1 AND event <> id)",
		error);
	bool good;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, event);
	good = sqlite3_step(q) == SQLITE_ROW;
	*outlets = good ? sqlite3_column_int(q, 0) : 0;
	*newest = good ? sqlite3_column_int64(q, 1) : 0;
	if (!good)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return good;
}
