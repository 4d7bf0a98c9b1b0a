#include "src/store/lists.h"

#include "src/base/error.h"
#include "src/config/query.h"
#include "src/store/copies_sql.h"
#include "src/store/front_page.h"
#include "src/store/sorted.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>
#include <string.h>

/* The names of the other outlets of an event, where they are few enough to be
 * named in a list. */
#define ALSO                                                                   \
	" CASE WHEN EXISTS (SELECT 1 FROM story e WHERE e.id = s.event AND"    \
	" e.outlets BETWEEN 2 AND 3) THEN (SELECT group_concat(outlet, ', ')"  \
	" FROM (SELECT " SQL_FEED_NAME(                                        \
		"g") " AS outlet"                                              \
		     " FROM story m JOIN feed g ON g.id = m.feed WHERE m.id "  \
		     "IN (SELECT "                                             \
		     "s.event UNION "                                          \
		     "ALL"                                                     \
		     " SELECT id FROM story WHERE event = s.event AND event "  \
		     "<> id)"                                                  \
		     " AND m.hidden = 0 AND m.feed <> s.feed GROUP BY outlet"  \
		     " ORDER BY min(m.id))) END"

/* The names of those that carry the same article, apart by \037. */
#define COPIES                                                                 \
	" CASE WHEN c.hash IS NOT NULL THEN (SELECT group_concat(outlet,"      \
	" char(31)) FROM (SELECT " SQL_FEED_NAME(                              \
		"g") " AS outlet"                                              \
		     " FROM alike b JOIN story m ON m.id = b.story AND "       \
		     "m.hidden = 0"                                            \
		     " AND m.feed <> s.feed JOIN feed g ON g.id = m.feed"      \
		     " WHERE b.hash = c.hash GROUP BY outlet ORDER BY "        \
		     "min(m.id))) END"

#define STORY_COLUMNS                                                          \
	" s.id, s.feed, s.time, s.arrived, s.guessed, s.read," COPIES_SAVED    \
	", s.event, coalesce((SELECT e.outlets FROM story e"                   \
	" WHERE e.id = s.event), 1), s.minutes, s.front, s.guid, s.title,"     \
	" s.url, " SQL_FEED_NAME("f") ", f.url, t.name, s.author,"             \
				      " s.topic, s.summary," ALSO "," COPIES   \
				      ", coalesce(-c.hash, s.id) "
#define STORY_N_COLUMNS 23
#define STORY_JOINS                                                            \
	" JOIN feed f ON f.id = s.feed JOIN section t ON t.id = "              \
	"s.section" COPIES_JOIN

/* Each list: the index that has its order, and what a row must be. */
static const struct {
	const char *from;
	const char *where;
	const char *key; /* what it is ordered by, before the id */
} lists[] = {
	[LIST_FRONT] = { "story s INDEXED BY story_front", "s.head_all = 1",
			 "s.front" },
	[LIST_SECTION] = { "story s INDEXED BY story_section",
			   "s.section = (SELECT id FROM section WHERE name = "
			   "?5) AND s.head_section = 1",
			   "s.time" },
	[LIST_ALL] = { "story s INDEXED BY story_time", "s.head_all = 1",
		       "s.time" },
	[LIST_SAVED] = { "story s INDEXED BY story_saved",
			 "s.saved = 1 AND s.hidden = 0", "s.time" },
	[LIST_FEED] = { "story s INDEXED BY story_key",
			"s.feed = ?6 AND s.hidden = 0", "s.time" },
	[LIST_EVENT] = { "story s",
			 "s.hidden = 0 AND s.id IN (SELECT ?7 UNION ALL SELECT "
			 "id FROM story WHERE event = ?7 AND event <> id)",
			 "-s.time" },
	[LIST_HEADLINES] = { "story s INDEXED BY story_time", "s.hidden = 0",
			     "s.time" },
};

static void take_copies(struct story *s, const char *names, Stories *into)
{
	g_auto(GStrv) each = names ? g_strsplit(names, "\037", -1) : NULL;
	g_autofree char *all = each ? g_strjoinv(", ", each) : NULL;

	s->n_copies = each ? (int)g_strv_length(each) : 0;
	s->copies = stories_keep(into, all);
}

/* A row of STORY_COLUMNS to a story at the end of the set. */
static struct story *take_story(sqlite3_stmt *q, Stories *into)
{
	const char *title = sql_column(q, 12);
	struct story s = {
		.id = sqlite3_column_int64(q, 0),
		.feed = sqlite3_column_int64(q, 1),
		.time = sqlite3_column_int64(q, 2),
		.arrived = sqlite3_column_int64(q, 3),
		.guessed = sqlite3_column_int(q, 4) != 0,
		.read = sqlite3_column_int(q, 5) != 0,
		.saved = sqlite3_column_int(q, 6) != 0,
		.event = sqlite3_column_int64(q, 7),
		.outlets = sqlite3_column_int(q, 8),
		.minutes = sqlite3_column_int(q, 9),
		.front = sqlite3_column_double(q, 10),
		.guid = stories_keep(into, sql_column(q, 11)),
		.title = stories_keep(into, title ? title : ""),
		.url = stories_keep(into, sql_column(q, 13)),
		.source = stories_keep(into, sql_column(q, 14)),
		.feed_url = stories_keep(into, sql_column(q, 15)),
		.section = stories_keep(into, sql_column(q, 16)),
		.author = stories_keep(into, sql_column(q, 17)),
		.topic = stories_keep(into, sql_column(q, 18)),
		.summary = stories_keep(into, sql_column(q, 19)),
		.also = stories_keep(into, sql_column(q, 20)),
		.article = sqlite3_column_int64(q, 22),
	};

	take_copies(&s, sql_column(q, 21), into);
	g_array_append_val(into->all, s);
	return stories_at(into, into->all->len - 1);
}

/* All rows of q; what went wrong on the way is an error, and then nothing is
 * given back. */
static Stories *take_all(Store *s, sqlite3_stmt *q, GError **error)
{
	g_autoptr(Stories) all = stories_new();
	int rc;

	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct story *story = take_story(q, all);

		if (sqlite3_column_count(q) > STORY_N_COLUMNS)
			story->snippet = stories_keep(
				all, sql_column(q, STORY_N_COLUMNS));
	}
	return sql_ended(s, q, rc, error) ? g_steal_pointer(&all) : NULL;
}

static void reverse(Stories *s)
{
	for (guint i = 0, j = s->all->len; i + 1 < j; i++) {
		struct story first = *stories_at(s, i);

		j--;
		*stories_at(s, i) = *stories_at(s, j);
		*stories_at(s, j) = first;
	}
}

/* "" where each copy is a headline. */
static const char *first_sql(const struct list *l)
{
	if (l->kind == LIST_SAVED)
		return l->unread ? COPIES_FIRST(" AND m.saved = 1"
						" AND m.read = 0")
				 : COPIES_FIRST(" AND m.saved = 1");
	if (l->kind == LIST_EVENT && !l->apart)
		return l->unread ? COPIES_FIRST(" AND m.event = s.event"
						" AND m.read = 0")
				 : COPIES_FIRST(" AND m.event = s.event");
	return "";
}

/* The list's text of SQL. Statements are kept by their text, of which there
 * are few: one for each kind, filter and direction that was used. */
static const char *list_sql(const struct list *l, bool after, bool back)
{
	g_autoptr(GString) sql = g_string_new("SELECT" STORY_COLUMNS "FROM ");
	const char *key = lists[l->kind].key;
	bool up = back != (l->sort == SORT_OLDEST);
	const char *order = up ? "" : " DESC";

	g_string_append_printf(sql, "%s" STORY_JOINS "WHERE %s",
			       lists[l->kind].from, lists[l->kind].where);
	if (l->unread)
		g_string_append(sql, " AND s.read = 0");
	if (l->saved && l->kind != LIST_SAVED)
		g_string_append(sql, " AND" COPIES_SAVED);
	g_string_append(sql, first_sql(l));
	if (l->kind == LIST_HEADLINES) {
		if (l->section)
			g_string_append(sql, " AND s.section = (SELECT id FROM "
					     "section WHERE name = ?5)");
		if (l->feed)
			g_string_append(sql, " AND s.feed = ?6");
		if (l->since)
			g_string_append(sql, " AND s.time >= ?8");
	}
	if (after)
		g_string_append_printf(sql, " AND (%s, s.id) %s (?1, ?2)", key,
				       up ? ">" : "<");
	g_string_append_printf(sql, " ORDER BY %s%s, s.id%s LIMIT ?3 OFFSET ?4",
			       key, order, order);
	return g_intern_string(sql->str);
}

/* The value of the list's order that `after` has. */
static void bind_after(sqlite3_stmt *q, const struct list *l,
		       const struct story *after)
{
	if (l->kind == LIST_FRONT)
		sqlite3_bind_double(q, 1, after->front);
	else if (l->kind == LIST_EVENT)
		sqlite3_bind_int64(q, 1, -after->time);
	else
		sqlite3_bind_int64(q, 1, after->time);
	sqlite3_bind_int64(q, 2, after->id);
}

static Stories *list_rows(Store *s, const struct list *l,
			  const struct story *after, bool back, int skip,
			  int limit, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s, list_sql(l, after != NULL, back), error);
	Stories *all;

	if (!q)
		return NULL;
	if (after)
		bind_after(q, l, after);
	sqlite3_bind_int(q, 3, limit);
	sqlite3_bind_int(q, 4, after ? 0 : skip);
	sqlite3_bind_text(q, 5, l->section, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(q, 6, l->feed);
	sqlite3_bind_int64(q, 7, l->event);
	sqlite3_bind_int64(q, 8, l->since);
	all = take_all(s, q, error);
	if (all && back)
		reverse(all);
	return all;
}

Stories *store_stories(Store *s, const int64_t *ids, guint n, GError **error)
{
	g_autoptr(Stories) all = stories_new();
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT" STORY_COLUMNS "FROM story s" STORY_JOINS
			      "WHERE s.id = ?",
			      error);

	if (!q)
		return NULL;
	for (guint i = 0; i < n; i++) {
		int rc;

		sqlite3_bind_int64(q, 1, ids[i]);
		rc = sqlite3_step(q);
		if (rc == SQLITE_ROW)
			take_story(q, all);
		if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
			store_error(s, error, _("the store"));
			sqlite3_reset(q);
			return NULL;
		}
		sqlite3_reset(q);
	}
	return g_steal_pointer(&all);
}

Stories *store_search(Store *s, const struct list *l, int skip, int limit,
		      int64_t *all, int64_t *unread, GError **error)
{
	g_autoptr(Hits) hits = find_all(s, l, skip, limit, error);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	Stories *stories;

	if (!hits)
		return NULL;
	*all = hits->count;
	*unread = hits->unread;
	for (guint i = 0; i < hits->all->len; i++)
		g_array_append_val(ids,
				   g_array_index(hits->all, struct hit, i).id);
	stories = store_stories(s, (const int64_t *)(void *)ids->data, ids->len,
				error);
	for (guint i = 0;
	     stories && stories->all->len == ids->len && i < ids->len; i++) {
		const struct hit *h = &g_array_index(hits->all, struct hit, i);

		stories_at(stories, i)->snippet =
			stories_keep(stories, h->snippet);
		stories_at(stories, i)->marked =
			stories_keep(stories, h->title);
	}
	return stories;
}

static Stories *sorted_rows(Store *s, const struct list *l,
			    const struct story *after, bool back, int limit,
			    GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	if (!sort_page(s, l, after, back, limit, ids, error))
		return NULL;
	return store_stories(s, (const int64_t *)(void *)ids->data, ids->len,
			     error);
}

static Stories *front_rows(Store *s, const struct list *l,
			   const struct story *after, bool back, int limit,
			   GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	struct front_mark mark = { 0 };

	if (after)
		mark = (struct front_mark){ after->id, after->front,
					    after->section };
	if (!front_page(s, l->weights, after ? &mark : NULL, back, limit, ids,
			error))
		return NULL;
	return store_stories(s, (const int64_t *)(void *)ids->data, ids->len,
			     error);
}

Stories *store_list(Store *s, const struct list *l, const struct story *after,
		    bool back, int skip, int limit, GError **error)
{
	int64_t all, unread;

	if (l->kind == LIST_FRONT && l->weights && !l->unread && !l->saved)
		return front_rows(s, l, after, back, limit, error);
	if ((l->kind == LIST_SECTION || l->kind == LIST_ALL) &&
	    (l->sort == SORT_WEIGHT || l->sort == SORT_SOURCE))
		return sorted_rows(s, l, after, back, limit, error);
	if (l->kind == LIST_SEARCH)
		return store_search(s, l, skip, limit, &all, &unread, error);
	return list_rows(s, l, after, back, skip, limit, error);
}

/* Two numbers of one row. */
static bool two(Store *s, sqlite3_stmt *q, int64_t *a, int64_t *b,
		GError **error)
{
	int rc = sqlite3_step(q);

	*a = rc == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
	*b = rc == SQLITE_ROW ? sqlite3_column_int64(q, 1) : 0;
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* Of lists whose counts are kept. */
static const char *count_sql(const struct list *l)
{
	switch (l->kind) {
	case LIST_FRONT:
	case LIST_ALL:
		return "SELECT stories, unread FROM total";
	case LIST_SECTION:
		return "SELECT stories, unread FROM section WHERE name = ?1";
	case LIST_FEED:
		return "SELECT stories, unread FROM feed WHERE id = ?2";
	case LIST_SAVED:
	case LIST_EVENT:
		return NULL; /* count_lines */
	case LIST_HEADLINES:
		return "SELECT sum(stories), sum(unread) FROM feed";
	case LIST_SEARCH:
		break;
	}
	return NULL;
}

static int64_t count_lines(Store *s, const struct list *l, GError **error)
{
	g_autofree char *sql = g_strdup_printf(
		"SELECT count(*) FROM %s" COPIES_JOIN "WHERE %s%s%s",
		lists[l->kind].from, lists[l->kind].where,
		l->unread ? " AND s.read = 0" : "", first_sql(l));
	sqlite3_stmt *q = store_prepare(s, g_intern_string(sql), error);

	if (!q)
		return -1;
	sqlite3_bind_int64(q, 7, l->event);
	return sql_number(q);
}

/* Counted: what is read may be another of a headline's copies than what is
 * not, so that each is counted as the list would show it. */
static bool count_anew(Store *s, const struct list *l, int most, int64_t *all,
		       int64_t *unread, GError **error)
{
	struct list rest = *l;

	if (l->kind == LIST_SEARCH)
		return find_count(s, l, most, all, unread, error);
	rest.unread = true;
	*all = count_lines(s, l, error);
	*unread = *all < 0 ? -1 : count_lines(s, &rest, error);
	return *all >= 0 && *unread >= 0;
}

bool store_count(Store *s, const struct list *l, int most, int64_t *all,
		 int64_t *unread, GError **error)
{
	const char *sql = count_sql(l);
	sqlite3_stmt *q;

	if (!sql)
		return count_anew(s, l, most, all, unread, error);
	q = store_prepare(s, sql, error);
	if (!q)
		return false;
	if (sqlite3_bind_parameter_count(q) >= 1)
		sqlite3_bind_text(q, 1, l->section, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(q, 2, l->feed);
	if (!two(s, q, all, unread, error))
		return false;
	if (l->unread)
		*all = *unread;
	return true;
}

Body *store_body(Store *s, int64_t id, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT body FROM content WHERE story = ?", error);
	Body *body = NULL;
	int rc;

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW && sqlite3_column_type(q, 0) == SQLITE_BLOB) {
		const void *bytes = sqlite3_column_blob(q, 0);

		body = body_unpack(bytes, (size_t)sqlite3_column_bytes(q, 0));
		if (!body)
			g_set_error(error, LEDE_ERROR, ERROR_STORE,
				    _("the text of this story is damaged"));
	} else if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
		store_error(s, error, _("the store"));
	}
	sqlite3_reset(q);
	return body;
}

static void add_tie(Beside *b, enum beside_kind kind, double score,
		    const char *words)
{
	struct tie tie = { kind, score, stories_keep(b->stories, words) };

	g_array_append_val(b->ties, tie);
}

/* The rows that the fetcher has stored. */
static bool take_beside(Store *s, int64_t id, int limit, Beside *b,
			GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT" STORY_COLUMNS
			      ", b.kind, b.score, b.words FROM beside b"
			      " JOIN story s ON s.id = b.other"
			      " AND s.hidden = 0" STORY_JOINS
			      "WHERE b.story = ?1 ORDER BY b.place"
			      " LIMIT ?2",
			      error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int(q, 2, limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int kind = sqlite3_column_int(q, STORY_N_COLUMNS);

		take_story(q, b->stories);
		add_tie(b, kind == BESIDE_SAME ? BESIDE_SAME : BESIDE_RELATED,
			sqlite3_column_double(q, STORY_N_COLUMNS + 1),
			sql_column(q, STORY_N_COLUMNS + 2));
	}
	return sql_ended(s, q, rc, error);
}

static bool is_shown(const Beside *b, const struct story *self,
		     const struct story *other)
{
	if (other->event == self->event)
		return true;
	for (guint i = 0; i < b->stories->all->len; i++)
		if (stories_at(b->stories, i)->event == other->event)
			return true;
	return false;
}

/* Newest headlines of the same section, so that no story stands alone. */
static bool add_more(Store *s, const struct story *self, int wanted, int limit,
		     Beside *b, GError **error)
{
	struct list l = { .kind = LIST_SECTION, .section = self->section };
	g_autoptr(Stories) more = NULL;

	/* what is left out is of an event that is shown: no more than those */
	more = list_rows(s, &l, NULL, false, 0,
			 wanted + (int)b->stories->all->len + 1, error);
	if (!more)
		return false;
	for (guint i = 0; i < more->all->len && wanted > 0; i++) {
		const struct story *other = stories_at(more, i);

		if (is_shown(b, self, other) ||
		    b->stories->all->len >= (guint)limit)
			continue;
		stories_add(b->stories, other);
		add_tie(b, BESIDE_MORE, 0, NULL);
		wanted--;
	}
	return true;
}

Beside *store_beside(Store *s, int64_t id, int least, int limit, GError **error)
{
	g_autoptr(Beside) b = g_new0(Beside, 1);
	g_autoptr(Stories) self = NULL;
	int related = 0;

	b->stories = stories_new();
	b->ties = g_array_new(FALSE, FALSE, sizeof(struct tie));
	self = store_stories(s, &id, 1, error);
	if (!self || !take_beside(s, id, limit, b, error))
		return NULL;
	for (guint i = 0; i < b->ties->len; i++)
		related += g_array_index(b->ties, struct tie, i).kind ==
			   BESIDE_RELATED;
	if (self->all->len && related < least &&
	    !add_more(s, stories_at(self, 0), least - related, limit, b, error))
		return NULL;
	return g_steal_pointer(&b);
}

void beside_free(Beside *b)
{
	if (!b)
		return;
	stories_free(b->stories);
	g_array_free(b->ties, TRUE);
	g_free(b);
}

bool store_is_digested(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT digested FROM story WHERE id = ?", NULL);
	bool done;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	done = sqlite3_step(q) == SQLITE_ROW && sqlite3_column_int(q, 0) > 0;
	sqlite3_reset(q);
	return done;
}
