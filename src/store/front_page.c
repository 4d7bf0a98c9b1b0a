#include "src/store/front_page.h"

#include "src/model/rank.h"
#include "src/model/story.h"
#include "src/store/sql.h"

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
	GArray *found; /* struct ranked */
};

static const char *section_sql(const struct merge *a)
{
#define HEADS                                                                  \
	"SELECT id, front FROM story INDEXED BY story_rank WHERE head_all = 1" \
	" AND section = ?1"
	if (!a->page->after)
		return a->page->back ? HEADS " ORDER BY front, id LIMIT ?4"
				     : HEADS
			       " ORDER BY front DESC, id DESC LIMIT ?4";
	return a->page->back ? HEADS " AND (front, id) > (?2, ?3)"
				     " ORDER BY front, id LIMIT ?4"
			     : HEADS " AND (front, id) < (?2, ?3)"
				     " ORDER BY front DESC, id DESC LIMIT ?4";
#undef HEADS
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
	struct merge a = { s, l->weights, page, found };
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
