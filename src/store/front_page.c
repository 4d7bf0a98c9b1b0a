#include "src/store/front_page.h"

#include "src/model/rank.h"
#include "src/model/story.h"
#include "src/store/sql.h"
#include "src/store/stories.h"

#define LEAD_AMONG   10 /* the best stories, of which one with a text leads */
#define NEWEST_AMONG 100

/* A candidate for the page; `score` with the weight of its section. */
struct ranked {
	int64_t id;
	double score;
};

/* The page that is read from every section. */
struct merge {
	Store *store;
	const GArray *weights;
	const struct list_page *page;
	bool unread;
	GArray *found; /* struct ranked */
};

/* The statement of a section, interned as store_prepare wants it. */
static const char *section_sql(const struct merge *a)
{
	bool back = a->page->back;
	g_autofree char *sql = g_strdup_printf(
		"SELECT id, front FROM story INDEXED BY %s WHERE head_all = 1"
		" AND section = ?1%s%s ORDER BY front%s, id%s LIMIT ?4",
		a->unread ? "story_unread" : "story_rank",
		a->unread ? " AND read = 0" : "",
		!a->page->after ? ""
		: back          ? " AND (front, id) > (?2, ?3)"
				: " AND (front, id) < (?2, ?3)",
		back ? "" : " DESC", back ? "" : " DESC");

	return g_intern_string(sql);
}

/* The stored score at which a section of this lift continues after the mark.
 * Where the lift is that of the mark's own section it is exactly the mark's
 * score: adding and subtracting a lift would round, and the story at the mark
 * would come twice or the next one not at all. */
static double continue_at(const struct merge *a, double lift)
{
	double own = rank_section(a->weights, a->page->after->section);

	return own == lift ? a->page->after->front
			   : a->page->after->front + own - lift;
}

static bool merge_section(const struct merge *a, int64_t section, double lift,
			  GError **error)
{
	sqlite3_stmt *q = store_prepare(a->store, section_sql(a), error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, section);
	if (a->page->after) {
		sqlite3_bind_double(q, 2, continue_at(a, lift));
		sqlite3_bind_int64(q, 3, a->page->after->id);
	}
	sqlite3_bind_int(q, 4, a->page->limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct ranked r = { sqlite3_column_int64(q, 0),
				    sqlite3_column_double(q, 1) + lift };

		g_array_append_val(a->found, r);
	}
	return sql_ended(a->store, q, rc, error);
}

static bool merge_sections(const struct merge *a, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(a->store, "SELECT id, name FROM section", error);
	bool good = true;
	int rc = SQLITE_DONE;

	if (!q)
		return false;
	while (good && (rc = sqlite3_step(q)) == SQLITE_ROW)
		good = merge_section(a, sqlite3_column_int64(q, 0),
				     rank_section(a->weights, sql_column(q, 1)),
				     error);
	return sql_ended(a->store, q, good ? rc : SQLITE_DONE, error) && good;
}

/* Best first. */
static int by_score(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->id < y->id) - (x->id > y->id);
}

bool front_page(Store *s, const struct list *l, const struct list_page *page,
		GArray *ids, GError **error)
{
	g_autoptr(GArray) found =
		g_array_new(FALSE, FALSE, sizeof(struct ranked));
	struct merge a = { s, l->weights, page, l->unread, found };
	guint n, first;

	if (!merge_sections(&a, error))
		return false;
	g_array_sort(found, by_score);
	n = MIN(found->len, (guint)MAX(page->limit, 0));
	first = page->back ? found->len - n : 0; /* the nearest ones */
	for (guint i = first; i < first + n; i++)
		g_array_append_val(ids,
				   g_array_index(found, struct ranked, i).id);
	return true;
}

/* A row of id, front and name of the section. */
static void add_ranked(const struct merge *a, sqlite3_stmt *q)
{
	struct ranked r = { sqlite3_column_int64(q, 0),
			    sqlite3_column_double(q, 1) +
				    rank_section(a->weights,
						 sql_column(q, 2)) };

	g_array_append_val(a->found, r);
}

/* The newest of all sections, for whoever follows the hour. Unread ones are looked for
 * among the last NEWEST_AMONG only: where all is read, that is not all rows. */
static bool add_newest(const struct merge *a, int n, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		a->store,
		"SELECT id, front, name FROM (SELECT s.id AS id, s.front AS"
		" front, s.read AS read, t.name AS name FROM story s INDEXED BY"
		" story_line JOIN section t ON t.id = s.section WHERE"
		" s.head_all = 1 ORDER BY " STORY_NEWEST " DESC, s.id DESC"
		" LIMIT ?1) WHERE read <= ?2 LIMIT ?3",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int(q, 1, NEWEST_AMONG);
	sqlite3_bind_int(q, 2, !a->unread);
	sqlite3_bind_int(q, 3, n);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		add_ranked(a, q);
	return sql_ended(a->store, q, rc, error);
}

/* Those of `kept` that still represent their event. */
static bool add_kept(const struct merge *a, const GArray *kept, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		a->store,
		"SELECT s.id, s.front, t.name FROM story s JOIN section t"
		" ON t.id = s.section WHERE s.id = ?1 AND s.head_all = 1",
		error);

	for (guint i = 0; q && kept && i < kept->len; i++) {
		sqlite3_bind_int64(q, 1, g_array_index(kept, int64_t, i));
		if (sqlite3_step(q) == SQLITE_ROW)
			add_ranked(a, q);
		sqlite3_reset(q);
	}
	return q != NULL;
}

/* The ids in their order, each once, `most` of them. */
static GArray *ids_of(GArray *found, int most)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	int64_t last = 0;

	g_array_sort(found, by_score);
	for (guint i = 0; i < found->len && ids->len < (guint)most; i++) {
		int64_t id = g_array_index(found, struct ranked, i).id;

		if (id != last)
			g_array_append_val(ids, id);
		last = id;
	}
	return ids;
}

static bool has_text(const struct story *s)
{
	return s->minutes > 0 || (s->summary && *s->summary);
}

/* Puts the best that has a text first. */
static void choose_lead(Stories *all)
{
	guint i = 0, n = MIN(all->all->len, LEAD_AMONG);
	struct story lead;

	while (i < n && !has_text(stories_at(all, i)))
		i++;
	if (i == 0 || i == n)
		return;
	lead = *stories_at(all, i);
	g_array_remove_index(all->all, i);
	g_array_insert_val(all->all, 0, lead);
}

Stories *front_page_stories(Store *s, const struct list *l,
			    const struct front_shape *shape, GError **error)
{
	g_autoptr(GArray) found =
		g_array_new(FALSE, FALSE, sizeof(struct ranked));
	const struct list_page page = { .limit = shape->each };
	struct merge a = { s, l->weights, &page, l->unread, found };
	g_autoptr(GArray) ids = NULL;
	Stories *all;

	if (!merge_sections(&a, error) ||
	    !add_newest(&a, shape->newest, error) ||
	    !add_kept(&a, shape->kept, error))
		return NULL;
	ids = ids_of(found, shape->most);
	all = store_stories(s, (const int64_t *)(void *)ids->data, ids->len,
			    error);
	if (all)
		choose_lead(all);
	return all;
}
