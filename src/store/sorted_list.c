#include "src/store/sorted_list.h"

#include "src/config/query.h"
#include "src/model/story.h"
#include "src/store/sql.h"

/* A candidate for the page. */
struct ranked {
	int64_t id;
	double front;
};

/* The page that is read. */
struct page {
	Store *store;
	const struct list *list;
	const struct story *after; /* or NULL */
	bool back;
	int limit;
};

/* `sql` with the filter, the bound and the order of the page; interned, as
 * store_prepare wants it. */
static sqlite3_stmt *prepare_page(const struct page *a, const char *sql,
				  const char *key, GError **error)
{
	const char *way = a->back ? "" : " DESC";
	g_autofree char *bound =
		a->after ? g_strdup_printf(" AND (%s, id) %s (?1, ?2)", key,
					   a->back ? ">" : "<")
			 : g_strdup("");
	g_autofree char *text = g_strdup_printf(
		"%s%s%s ORDER BY %s%s, id%s LIMIT ?5", sql,
		a->list->unread ? " AND read = 0" : "", bound, key, way, way);

	return store_prepare(a->store, g_intern_string(text), error);
}

static bool take_ranked(const struct page *a, const char *sql, GArray *into,
			GError **error)
{
	sqlite3_stmt *q = prepare_page(a, sql, "front", error);
	int rc;

	if (!q)
		return false;
	if (a->after) {
		sqlite3_bind_double(q, 1, a->after->front);
		sqlite3_bind_int64(q, 2, a->after->id);
	}
	sqlite3_bind_text(q, 3, a->list->section, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int(q, 5, a->limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct ranked one = { sqlite3_column_int64(q, 0),
				      sqlite3_column_double(q, 1) };

		g_array_append_val(into, one);
	}
	return sql_ended(a->store, q, rc, error);
}

static int by_front(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->front != y->front)
		return x->front > y->front ? -1 : 1;
	return (x->id < y->id) - (x->id > y->id);
}

/* Events represented by a story of this section in all lists, and those that
 * are so in this section only: each has an index by rank; the page is merged
 * of both. */
static bool page_by_rank(const struct page *a, GArray *ids, GError **error)
{
#define SECTION " AND section = (SELECT id FROM section WHERE name = ?3)"
	static const char all[] = "SELECT id, front FROM story INDEXED BY"
				  " story_front WHERE head_all = 1";
	static const char own[] = "SELECT id, front FROM story INDEXED BY"
				  " story_rank WHERE head_all = 1" SECTION;
	static const char section_only[] =
		"SELECT id, front FROM story INDEXED BY story_guest"
		" WHERE head_section = 1 AND head_all = 0" SECTION;
#undef SECTION
	bool section = a->list->kind == LIST_SECTION;
	g_autoptr(GArray) found =
		g_array_new(FALSE, FALSE, sizeof(struct ranked));
	guint n, first;

	if (!take_ranked(a, section ? own : all, found, error) ||
	    (section && !take_ranked(a, section_only, found, error)))
		return false;
	g_array_sort(found, by_front);
	n = MIN(found->len, (guint)MAX(a->limit, 0));
	first = a->back ? found->len - n : 0; /* the nearest ones */
	for (guint i = first; i < first + n; i++)
		g_array_append_val(ids,
				   g_array_index(found, struct ranked, i).id);
	return true;
}

/* The feeds of the list, by their names. */
static bool find_feeds(const struct page *a, GArray *feeds, GError **error)
{
	bool section = a->list->kind == LIST_SECTION;
	sqlite3_stmt *q = store_prepare(
		a->store,
		section ? "SELECT id FROM feed WHERE removed = 0 AND section ="
			  " (SELECT id FROM section WHERE name = ?1) ORDER BY"
			  " " SQL_FEED_NAME("feed") " COLLATE NOCASE, id"
			: "SELECT id FROM feed WHERE removed = 0 ORDER BY"
			  " " SQL_FEED_NAME("feed") " COLLATE NOCASE, id",
		error);
	int rc;

	if (!q)
		return false;
	if (section)
		sqlite3_bind_text(q, 1, a->list->section, -1, SQLITE_TRANSIENT);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(q, 0);

		g_array_append_val(feeds, id);
	}
	return sql_ended(a->store, q, rc, error);
}

/* Headlines of one feed, newest first, or with `back` the other way. */
static bool take_feed(const struct page *a, int64_t feed, GArray *ids,
		      GError **error)
{
	bool section = a->list->kind == LIST_SECTION;
	sqlite3_stmt *q = prepare_page(
		a,
		section ? "SELECT id FROM story INDEXED BY story_key WHERE feed"
			  " = ?4 AND head_section = 1"
			: "SELECT id FROM story INDEXED BY story_key WHERE feed"
			  " = ?4 AND head_all = 1",
		"time", error);
	int rc;

	if (!q)
		return false;
	if (a->after) {
		sqlite3_bind_int64(q, 1, a->after->time);
		sqlite3_bind_int64(q, 2, a->after->id);
	}
	sqlite3_bind_int64(q, 4, feed);
	sqlite3_bind_int(q, 5, a->limit - (int)ids->len);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(q, 0);

		g_array_append_val(ids, id);
	}
	return sql_ended(a->store, q, rc, error);
}

/* Feed after feed, beginning with that of `after`, until the page is full. */
static bool page_by_source(const struct page *asked, GArray *ids,
			   GError **error)
{
	struct page a = *asked;
	g_autoptr(GArray) feeds = g_array_new(FALSE, FALSE, sizeof(int64_t));
	int step = a.back ? -1 : 1, at;

	if (!find_feeds(&a, feeds, error))
		return false;
	at = a.back ? (int)feeds->len - 1 : 0;
	for (guint i = 0; a.after && i < feeds->len; i++)
		if (g_array_index(feeds, int64_t, i) == a.after->feed)
			at = (int)i;
	for (; at >= 0 && at < (int)feeds->len && (int)ids->len < a.limit;
	     at += step) {
		int64_t feed = g_array_index(feeds, int64_t, (guint)at);

		if (a.after && a.after->feed != feed)
			a.after = NULL;
		if (!take_feed(&a, feed, ids, error))
			return false;
	}
	for (guint i = 0, j = ids->len; a.back && i + 1 < j; i++) {
		int64_t first = g_array_index(ids, int64_t, i);

		g_array_index(ids, int64_t, i) =
			g_array_index(ids, int64_t, --j);
		g_array_index(ids, int64_t, j) = first;
	}
	return true;
}

bool sort_page(Store *s, const struct list *l, const struct list_page *page,
	       GArray *ids, GError **error)
{
	struct page a = { s, l, page->after, page->back, page->limit };

	return l->sort == SORT_WEIGHT ? page_by_rank(&a, ids, error)
				      : page_by_source(&a, ids, error);
}
