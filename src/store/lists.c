#include "src/store/lists.h"

#include "src/store/copies_sql.h"
#include "src/store/excerpt.h"
#include "src/store/front_page.h"
#include "src/store/sorted_list.h"
#include "src/store/sql.h"
#include "src/store/stories.h"

#include <glib/gi18n.h>
#include <string.h>

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
			   STORY_NEWEST },
	[LIST_ALL] = { "story s INDEXED BY story_line", "s.head_all = 1",
		       STORY_NEWEST },
	[LIST_SAVED] = { "story s INDEXED BY story_saved",
			 "s.saved = 1 AND s.hidden = 0", "s.time" },
	[LIST_FEED] = { "story s INDEXED BY story_key",
			"s.feed = ?6 AND s.hidden = 0", "s.time" },
	[LIST_EVENT] = { "story s",
			 "s.hidden = 0 AND s.id IN (SELECT ?7 UNION ALL SELECT "
			 "id FROM story WHERE event = ?7 AND event <> id)",
			 "s.time" },
	[LIST_HEADLINES] = { "story s INDEXED BY story_time", "s.hidden = 0",
			     "s.time" },
};

static void reverse_stories(Stories *s)
{
	for (guint i = 0, j = s->all->len; i + 1 < j; i++) {
		struct story first = *stories_at(s, i);

		j--;
		*stories_at(s, i) = *stories_at(s, j);
		*stories_at(s, j) = first;
	}
}

/* The condition that of several copies of an article only the first is in the
 * list; "" where each copy is a headline of its own. */
static const char *first_copy_sql(const struct list *l)
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

/* The statement of a list, interned as store_prepare wants it. There are few
 * different ones: one for each kind, filter and direction in use. A page
 * continues after a row (keyset paging), so that the thousandth page costs as
 * much as the first. */
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
	g_string_append(sql, first_copy_sql(l));
	if (l->kind == LIST_HEADLINES) {
		if (l->section)
			g_string_append(sql, " AND s.section = (SELECT id FROM "
					     "section WHERE name = ?5)");
		if (l->feed)
			g_string_append(sql, " AND s.feed = ?6");
		if (l->since)
			g_string_append(sql, " AND s.time >= ?8");
	}
	/* the first term is for the index of an expression: SQLite looks up no
	 * row of such in it */
	if (after)
		g_string_append_printf(sql,
				       " AND %s %s ?1 AND (%s, s.id) %s"
				       " (?1, ?2)",
				       key, up ? ">=" : "<=", key,
				       up ? ">" : "<");
	g_string_append_printf(sql, " ORDER BY %s%s, s.id%s LIMIT ?3 OFFSET ?4",
			       key, order, order);
	return g_intern_string(sql->str);
}

/* Binds where the page continues: the sort key and the id of `after`. */
static void bind_after(sqlite3_stmt *q, const struct list *l,
		       const struct story *after)
{
	if (l->kind == LIST_FRONT)
		sqlite3_bind_double(q, 1, after->front);
	else if (list_is_folded(l))
		sqlite3_bind_int64(q, 1, after->newest);
	else
		sqlite3_bind_int64(q, 1, after->time);
	sqlite3_bind_int64(q, 2, after->id);
}

static Stories *list_rows(Store *s, const struct list *l,
			  const struct list_page *page, GError **error)
{
	const struct story *after = page->after;
	sqlite3_stmt *q =
		store_prepare(s, list_sql(l, after != NULL, page->back), error);
	Stories *all;

	if (!q)
		return NULL;
	if (after)
		bind_after(q, l, after);
	sqlite3_bind_int(q, 3, page->limit);
	sqlite3_bind_int(q, 4, after ? 0 : page->skip);
	sqlite3_bind_text(q, 5, l->section, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(q, 6, l->feed);
	sqlite3_bind_int64(q, 7, l->event);
	sqlite3_bind_int64(q, 8, l->since);
	all = story_take_all(s, q, error);
	if (all && page->back)
		reverse_stories(all);
	return all;
}

/* The words of a story that the index has; NULL where it has no text. The
 * caller's. */
static char *text_of(Store *s, int64_t id)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT text FROM content WHERE story = ?", NULL);

	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	return sql_word(q);
}

/* Shows in a story what was found in it. */
static void mark_hits(Store *s, Stories *stories, struct story *story,
		      const Hits *hits)
{
	const struct places *p = g_hash_table_lookup(hits->places, &story->id);
	g_autofree char *text = p ? text_of(s, story->id) : NULL;
	g_autofree char *snippet =
		text ? excerpt_text(text, p, hits->letters) : NULL;
	g_autofree char *title =
		p ? excerpt_title(story->title, p, hits->letters) : NULL;

	story->snippet = stories_keep(stories, snippet);
	story->marked = stories_keep(stories, title);
}

static Stories *find_stories(Store *s, const struct list *l,
			     const struct list_page *page,
			     struct list_counts *counts, GError **error)
{
	g_autoptr(Hits) hits = search_run(s, l, page, error);
	Stories *stories;

	if (!hits)
		return NULL;
	*counts = hits->counts;
	stories = store_stories(s, (const int64_t *)(void *)hits->ids->data,
				hits->ids->len, error);
	for (guint i = 0; stories && i < stories->all->len; i++)
		mark_hits(s, stories, stories_at(stories, i), hits);
	return stories;
}

/* One transaction: all statements see the same state, and the file is locked once and
 * not for each of them. */
Stories *store_search(Store *s, const struct list *l,
		      const struct list_page *page, struct list_counts *counts,
		      GError **error)
{
	bool opens = sqlite3_get_autocommit(store_db(s)) != 0;
	Stories *stories;

	if (opens && !store_run(s, "BEGIN", error))
		return NULL;
	stories = find_stories(s, l, page, counts, error);
	if (opens)
		store_run(s, "COMMIT", NULL);
	return stories;
}

/* A page whose order needs more than one statement: its ids first. */
static Stories *merged_rows(Store *s, const struct list *l,
			    const struct list_page *page, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	bool good = l->kind == LIST_FRONT ? front_page(s, l, page, ids, error)
					  : sort_page(s, l, page, ids, error);

	return good ? store_stories(s, (const int64_t *)(void *)ids->data,
				    ids->len, error)
		    : NULL;
}

Stories *store_list(Store *s, const struct list *l,
		    const struct list_page *page, GError **error)
{
	struct list_counts counts;

	if (l->kind == LIST_FRONT && l->weights && !l->unread && !l->saved)
		return merged_rows(s, l, page, error);
	if ((l->kind == LIST_SECTION || l->kind == LIST_ALL) &&
	    (l->sort == SORT_WEIGHT || l->sort == SORT_SOURCE))
		return merged_rows(s, l, page, error);
	if (l->kind == LIST_SEARCH)
		return store_search(s, l, page, &counts, error);
	return list_rows(s, l, page, error);
}

/* Reads both of one row; 0 and 0 where there is no row. */
static bool read_counts(Store *s, sqlite3_stmt *q, struct list_counts *counts,
			GError **error)
{
	int rc = sqlite3_step(q);

	*counts = (struct list_counts){ 0 };
	if (rc == SQLITE_ROW)
		*counts = (struct list_counts){ sqlite3_column_int64(q, 0),
						sqlite3_column_int64(q, 1) };
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		store_error(s, error, _("the store"));
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* Where triggers keep the counts of a list; NULL where they are counted. */
static const char *kept_counts_sql(const struct list *l)
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
		return NULL; /* count_headlines */
	case LIST_HEADLINES:
		return "SELECT sum(stories), sum(unread) FROM feed";
	case LIST_SEARCH:
		break;
	}
	return NULL;
}

static int64_t count_headlines(Store *s, const struct list *l, GError **error)
{
	g_autofree char *sql = g_strdup_printf(
		"SELECT count(*) FROM %s" COPIES_JOIN "WHERE %s%s%s",
		lists[l->kind].from, lists[l->kind].where,
		l->unread ? " AND s.read = 0" : "", first_copy_sql(l));
	sqlite3_stmt *q = store_prepare(s, g_intern_string(sql), error);

	if (!q)
		return -1;
	sqlite3_bind_int64(q, 7, l->event);
	return sql_number(q);
}

/* Counts all and unread in two passes: among the copies of an article the one
 * that the list shows may differ with `unread`. */
static bool count_rows(Store *s, const struct list *l, int most,
		       struct list_counts *counts, GError **error)
{
	struct list rest = *l;

	if (l->kind == LIST_SEARCH)
		return search_count(s, l, most, counts, error);
	rest.unread = true;
	counts->stories = count_headlines(s, l, error);
	counts->unread =
		counts->stories < 0 ? -1 : count_headlines(s, &rest, error);
	return counts->stories >= 0 && counts->unread >= 0;
}

bool store_count(Store *s, const struct list *l, int most,
		 struct list_counts *counts, GError **error)
{
	const char *sql = kept_counts_sql(l);
	sqlite3_stmt *q;

	if (!sql)
		return count_rows(s, l, most, counts, error);
	q = store_prepare(s, sql, error);
	if (!q)
		return false;
	if (sqlite3_bind_parameter_count(q) >= 1)
		sqlite3_bind_text(q, 1, l->section, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(q, 2, l->feed);
	if (!read_counts(s, q, counts, error))
		return false;
	if (l->unread)
		counts->stories = counts->unread;
	return true;
}
