#include "src/store/search.h"

#include "src/base/clock.h"
#include "src/config/query.h"
#include "src/store/copies_sql.h"
#include "src/store/matches.h"
#include "src/store/places.h"
#include "src/store/sections.h"
#include "src/store/sql.h"
#include "src/store/vocabulary.h"

#include <glib/gi18n.h>
#include <string.h>

/* The SQL function wanted(pointer, id): whether the id is in a set. */
#define WANTED "wanted"

/* One search. */
struct pass {
	Store *store;
	Query *query;
	char *match; /* for FTS5, a prefix perhaps expanded; or NULL */
	const struct list *list;
	int most;     /* rows, -1: all */
	Hits *hits;   /* owns the places */
	GArray *rows; /* struct match */
};

static void sql_wanted(sqlite3_context *c, int n, sqlite3_value **values)
{
	GHashTable *ids = sqlite3_value_pointer(values[0], WANTED);
	int64_t id = sqlite3_value_int64(values[1]);

	(void)n;
	sqlite3_result_int(c, ids && g_hash_table_contains(ids, &id));
}

static void register_functions(Store *s)
{
	sqlite3_create_function(store_db(s), WANTED, 2,
				SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
				sql_wanted, NULL, NULL);
	places_register(store_db(s));
}

static sqlite3_stmt *prepare_once(Store *s, const char *sql, GError **error)
{
	sqlite3_stmt *q = NULL;

	/* The functions are registered only when they turn out to be missing:
	 * registering one again expires every prepared statement. */
	if (sqlite3_prepare_v2(store_db(s), sql, -1, &q, NULL) != SQLITE_OK) {
		register_functions(s);
		if (sqlite3_prepare_v2(store_db(s), sql, -1, &q, NULL) !=
		    SQLITE_OK)
			store_error(s, error, _("the search"));
	}
	return q;
}

/* Where the matches are read from: with words from the index in their order, unless
 * conditions need the rows anyway. */
static const char *pass_from(const Query *q)
{
	if (!q->match)
		return "story s";
	if (*q->where)
		return "search CROSS JOIN story s ON s.id = search.rowid";
	return "search CROSS JOIN story s INDEXED BY story_found"
	       " ON s.id = search.rowid";
}

/* The matches; with words those that arrived last. */
static char *pass_sql(const struct pass *p)
{
	const Query *q = p->query;

	return g_strdup_printf(
		"SELECT s.id, s.read, c.hash, s.time FROM %s" COPIES_JOIN
		"WHERE %s%s%s%s ORDER BY %s LIMIT %d",
		pass_from(q),
		q->muted ? "(SELECT removed FROM feed WHERE id = s.feed) = 0"
			 : "s.hidden = 0",
		q->match ? " AND search MATCH ?" : "", q->where,
		p->list->unread ? " AND s.read = 0" : "",
		q->match ? "search.rowid DESC" : "s.time DESC, s.id DESC",
		p->most);
}

/* The FTS5 query with a prefix expanded to the words that begin so, where they
 * are few. FTS5 merges the matches of a prefix into one sorted list before it
 * returns the first; those of words joined by OR it merges step by step, which
 * pays where not all matches are read. The caller's. */
static char *expand_prefix(Store *s, const Query *q)
{
	g_autofree char *short_form =
		q->beginning ? g_strdup_printf("\"%s\" *", q->beginning) : NULL;
	char *at = short_form ? g_strrstr(q->match, short_form) : NULL;
	g_autoptr(GPtrArray) words =
		at && store_newest(s) > FIND_MOST
			? words_beginning(s, q->beginning, FIND_WORDS)
			: NULL;
	GString *out;

	if (!words || words->len == 0)
		return g_strdup(q->match);
	out = g_string_new_len(q->match, at - q->match);
	for (guint i = 0; i < words->len; i++)
		g_string_append_printf(out, "%s\"%s\"", i ? " OR " : "(",
				       (char *)g_ptr_array_index(words, i));
	g_string_append_c(out, ')');
	g_string_append(out, at + strlen(short_form));
	return g_string_free(out, FALSE);
}

static void bind_pass(sqlite3_stmt *q, const struct pass *p)
{
	int n = 1;

	if (p->match)
		sql_text(q, n++, p->match);
	for (guint i = 0; i < p->query->values->len; i++)
		sql_text(q, n++, g_ptr_array_index(p->query->values, i));
}

static void take_match(struct pass *p, sqlite3_stmt *q)
{
	struct match r = {
		.id = sqlite3_column_int64(q, 0),
		.read = sqlite3_column_int(q, 1) != 0,
		.article = sqlite3_column_int64(q, 2),
		.time = sqlite3_column_int64(q, 3),
	};

	g_array_append_val(p->rows, r);
}

/* Steps through a statement, ends it, and reports what went wrong. */
static bool run_statement(struct pass *p, sqlite3_stmt *q,
			  void (*take)(struct pass *p, sqlite3_stmt *q),
			  GError **error)
{
	int rc;

	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		take(p, q);
	if (rc != SQLITE_DONE)
		store_error(p->store, error, _("the search"));
	sqlite3_finalize(q);
	return rc == SQLITE_DONE;
}

/* Reads the matches, newest first. */
static bool run_pass(struct pass *p, GError **error)
{
	g_autofree char *sql = pass_sql(p);
	sqlite3_stmt *q = prepare_once(p->store, sql, error);

	if (!q)
		return false;
	bind_pass(q, p);
	if (!run_statement(p, q, take_match, error))
		return false;
	matches_sort(p->rows);
	return true;
}

static void take_places(struct pass *p, sqlite3_stmt *q)
{
	int64_t id = sqlite3_column_int64(q, 0);
	const void *blob = sqlite3_column_blob(q, 1);
	gsize size = (gsize)sqlite3_column_bytes(q, 1);

	if (blob && size >= PLACES_SIZE(0))
		g_hash_table_insert(p->hits->places, g_memdup2(&id, sizeof id),
				    g_memdup2(blob, size));
}

/* The lowest and the highest id of a set that is not empty. */
static void id_range(GHashTable *ids, int64_t *least, int64_t *most)
{
	GHashTableIter i;
	void *id;

	*least = G_MAXINT64;
	*most = 0;
	g_hash_table_iter_init(&i, ids);
	while (g_hash_table_iter_next(&i, &id, NULL)) {
		*least = MIN(*least, *(int64_t *)id);
		*most = MAX(*most, *(int64_t *)id);
	}
}

/* Reads where the words stand in the stories of `ids`, and how well these fit. A
 * second statement: in which of all matches that is wanted is known only after the
 * first, and it costs as much as ten rows. The range spares the matches beyond. */
static bool run_places(struct pass *p, GHashTable *ids, GError **error)
{
	sqlite3_stmt *q;
	int64_t least, most;

	if (!p->match || g_hash_table_size(ids) == 0)
		return true;
	q = prepare_once(p->store,
			 "SELECT rowid, places(search) FROM search"
			 " WHERE search MATCH ?1 AND wanted(?2, rowid)"
			 " AND rowid BETWEEN ?3 AND ?4 ORDER BY rowid DESC",
			 error);
	if (!q)
		return false;
	id_range(ids, &least, &most);
	sql_text(q, 1, p->match);
	sqlite3_bind_pointer(q, 2, ids, WANTED, NULL);
	sqlite3_bind_int64(q, 3, least);
	sqlite3_bind_int64(q, 4, most);
	return run_statement(p, q, take_places, error);
}

/* Sorts the newest matches by how well they fit. */
static bool rank(struct pass *p, GError **error)
{
	guint n = MIN(p->rows->len, FIND_RANKED);
	g_autoptr(GHashTable) ids =
		g_hash_table_new(g_int64_hash, g_int64_equal);
	struct match *rows = (struct match *)(void *)p->rows->data;

	if (n == 0)
		return true;
	for (guint i = 0; i < n; i++)
		g_hash_table_add(ids, &rows[i].id);
	if (!run_places(p, ids, error))
		return false;
	for (guint i = 0; i < n; i++) {
		const struct places *places =
			g_hash_table_lookup(p->hits->places, &rows[i].id);

		rows[i].weight = places ? places->weight : 0;
	}
	matches_rank(p->rows, n);
	return true;
}

/* Adds the headlines of the page. */
static void take_page(struct pass *p, int skip, int limit)
{
	for (guint i = 0; i < p->rows->len; i++) {
		const struct match *r =
			&g_array_index(p->rows, struct match, i);

		if (r->is_copy || skip-- > 0)
			continue;
		if (p->hits->ids->len >= (guint)MAX(limit, 0))
			break;
		g_array_append_val(p->hits->ids, r->id);
	}
}

/* The places of the headlines on the page that were not ranked. */
static bool add_places(struct pass *p, GError **error)
{
	g_autoptr(GHashTable) ids =
		g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < p->hits->ids->len; i++) {
		int64_t *id = &g_array_index(p->hits->ids, int64_t, i);

		if (!g_hash_table_contains(p->hits->places, id))
			g_hash_table_add(ids, id);
	}
	return run_places(p, ids, error);
}

void hits_free(Hits *f)
{
	if (!f)
		return;
	g_array_unref(f->ids);
	g_hash_table_destroy(f->places);
	g_free(f->letters);
	g_free(f);
}

static void count_matches(struct pass *p)
{
	bool apart = p->list->apart;

	p->hits->counts.unread = matches_count(p->rows, apart, true);
	p->hits->counts.stories = matches_merge(p->rows, apart);
}

static bool find_page(struct pass *p, int skip, int limit, GError **error)
{
	bool ranks = p->query->match && !p->list->by_time, good;

	limit = MIN(limit, G_MAXINT / 2);
	p->most = p->list->whole || limit >= FIND_MOST
			  ? -1
			  : MAX(FIND_MOST, skip + limit);
	store_yield(p->store, p->list->typing);
	good = run_pass(p, error) && (!ranks || rank(p, error));
	if (good) {
		count_matches(p);
		take_page(p, skip, limit);
		good = add_places(p, error);
	}
	store_yield(p->store, false);
	return good;
}

/* Parses the query; false with an error. Ended by pass_shut. */
static bool pass_open(struct pass *p, Store *s, const struct list *l,
		      GError **error)
{
	Query *query = query_read(l->query, clock_now(), true, error);

	if (!query)
		return false;
	*p = (struct pass){ .store = s, .query = query, .list = l };
	p->match = query->match ? expand_prefix(s, query) : NULL;
	p->hits = g_new0(Hits, 1);
	p->hits->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	p->hits->places = g_hash_table_new_full(g_int64_hash, g_int64_equal,
						g_free, g_free);
	p->hits->letters = g_strdup(query->letters->str);
	p->rows = g_array_new(FALSE, FALSE, sizeof(struct match));
	return true;
}

/* Frees the pass and returns its hits, NULL unless `good`. */
static Hits *pass_shut(struct pass *p, bool good)
{
	if (!good)
		g_clear_pointer(&p->hits, hits_free);
	query_free(p->query);
	g_free(p->match);
	g_array_unref(p->rows);
	return p->hits;
}

Hits *search_run(Store *s, const struct list *l, const struct list_page *page,
		 GError **error)
{
	struct pass p;

	if (!pass_open(&p, s, l, error))
		return NULL;
	return pass_shut(&p, find_page(&p, page->skip, page->limit, error));
}

bool search_count(Store *s, const struct list *l, int most,
		  struct list_counts *counts, GError **error)
{
	g_autoptr(Hits) hits = NULL;
	struct pass p;
	bool good;

	if (!pass_open(&p, s, l, error))
		return false;
	p.most = most;
	good = run_pass(&p, error);
	count_matches(&p);
	hits = pass_shut(&p, good);
	if (!hits)
		return false;
	*counts = hits->counts;
	return true;
}

bool search_is_partial(Store *s)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT EXISTS (SELECT 1 FROM fact WHERE name = '" SEARCH_REST
		"')",
		NULL);

	return q && sql_number(q) > 0;
}
