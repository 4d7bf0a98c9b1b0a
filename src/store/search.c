#include "src/store/search.h"

#include "src/base/clock.h"
#include "src/config/query.h"
#include "src/store/copies_sql.h"
#include "src/store/sql.h"
#include "src/store/vocabulary.h"

#include <glib/gi18n.h>
#include <string.h>

/* The SQL function few(pointer, id), and the type of its pointer argument. */
#define FEW "few"

/* Which rows get a snippet: those in a range of row numbers, or of some ids. A
 * snippet costs as much as ten rows, and only a page of them is shown. */
struct few {
	int row, from, to;
	GHashTable *ids; /* int64_t; NULL: the range decides */
};

/* A match. */
struct match {
	int64_t id, article; /* article: 0 where no other feed has a copy */
	double rank;
	bool read;
	bool is_copy; /* an earlier copy of the article is listed instead */
	const char *snippet, *title;
};

/* One pass through the matches. */
struct pass {
	Store *store;
	Query *query;
	char *match; /* for FTS5; a prefix perhaps expanded; or NULL */
	const struct list *list;
	int most; /* rows, -1: all */
	bool ranks;
	struct few few;
	Hits *hits;   /* owns the strings of `rows` */
	GArray *rows; /* struct match */
};

static void sql_few(sqlite3_context *c, int n, sqlite3_value **values)
{
	struct few *few = sqlite3_value_pointer(values[0], FEW);
	int64_t id = sqlite3_value_int64(values[1]);
	int row;

	(void)n;
	if (!few)
		return;
	row = few->row++;
	sqlite3_result_int(c, few->ids ? g_hash_table_contains(few->ids, &id)
				       : row >= few->from && row < few->to);
}

static sqlite3_stmt *prepare_once(Store *s, const char *sql, GError **error)
{
	sqlite3_stmt *q = NULL;

	/* The function is registered only when it turns out to be missing:
	 * registering it again expires every prepared statement. */
	if (sqlite3_prepare_v2(store_db(s), sql, -1, &q, NULL) != SQLITE_OK) {
		sqlite3_create_function(store_db(s), FEW, 2,
					SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
					sql_few, NULL, NULL);
		if (sqlite3_prepare_v2(store_db(s), sql, -1, &q, NULL) !=
		    SQLITE_OK)
			store_error(s, error, _("the search"));
	}
	return q;
}

static char *pass_sql(const struct pass *p)
{
	const Query *q = p->query;

	return g_strdup_printf(
		"SELECT s.id, s.read, c.hash, %s, %s, %s FROM %s"
		" JOIN feed f ON f.id = s.feed" COPIES_JOIN
		"WHERE %s%s%s%s ORDER BY %s LIMIT %d",
		p->ranks ? "bm25(search)" : "0",
		q->match ? "CASE WHEN few(?1, s.id) THEN snippet(search, 1,"
			   " char(2), char(3), '…', 16) END"
			 : "?1",
		q->match ? "CASE WHEN few(?1, s.id) THEN highlight(search, 0,"
			   " char(2), char(3)) END"
			 : "NULL",
		q->match ? "search CROSS JOIN story s ON s.id = search.rowid"
			 : "story s",
		q->muted ? "f.removed = 0" : "s.hidden = 0",
		q->match ? " AND search MATCH ?2" : "", q->where,
		p->list->unread ? " AND s.read = 0" : "",
		q->match ? "search.rowid DESC" : "s.time DESC, s.id DESC",
		p->most);
}

/* The FTS5 query with a prefix expanded to the words that begin so, where they
 * are few. FTS5 merges the matches of a prefix into one sorted list before it
 * returns the first; those of words joined by OR it merges step by step. The
 * caller's. */
static char *expand_prefix(Store *s, const Query *q)
{
	g_autofree char *short_form =
		q->beginning ? g_strdup_printf("\"%s\" *", q->beginning) : NULL;
	char *at = short_form ? g_strrstr(q->match, short_form) : NULL;
	g_autoptr(GPtrArray) words =
		at ? words_beginning(s, q->beginning, FIND_WORDS) : NULL;
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

static void bind_pass(sqlite3_stmt *q, struct pass *p)
{
	int n = 2;

	sqlite3_bind_pointer(q, 1, &p->few, FEW, NULL);
	if (p->match)
		sqlite3_bind_text(q, n++, p->match, -1, SQLITE_TRANSIENT);
	for (guint i = 0; i < p->query->values->len; i++)
		sqlite3_bind_text(q, n++,
				  g_ptr_array_index(p->query->values, i), -1,
				  SQLITE_TRANSIENT);
}

static const char *keep_text(struct pass *p, const char *text)
{
	return text ? g_string_chunk_insert(p->hits->text, text) : NULL;
}

static void take_match(struct pass *p, sqlite3_stmt *q)
{
	struct match r = {
		.id = sqlite3_column_int64(q, 0),
		.read = sqlite3_column_int(q, 1) != 0,
		.article = sqlite3_column_int64(q, 2),
		.rank = sqlite3_column_double(q, 3),
		.snippet =
			p->query->match ? keep_text(p, sql_column(q, 4)) : NULL,
		.title = keep_text(p, sql_column(q, 5)),
	};

	g_array_append_val(p->rows, r);
}

/* Reads the matches, newest first. */
static bool run_pass(struct pass *p, GError **error)
{
	g_autofree char *sql = pass_sql(p);
	sqlite3_stmt *q = prepare_once(p->store, sql, error);
	int rc;

	if (!q)
		return false;
	bind_pass(q, p);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		take_match(p, q);
	if (rc != SQLITE_DONE)
		store_error(p->store, error, _("the search"));
	sqlite3_finalize(q);
	return rc == SQLITE_DONE;
}

/* How many headlines the matches are: of the copies of an article the oldest is
 * listed; with `mark` the others get is_copy. */
static int64_t count_headlines(GArray *rows, bool apart, bool unread, bool mark)
{
	g_autoptr(GHashTable) articles =
		g_hash_table_new(g_int64_hash, g_int64_equal);
	int64_t n = 0;

	for (guint i = 0; i < rows->len; i++) {
		struct match *r = &g_array_index(rows, struct match, i), *other;

		if (unread && r->read)
			continue;
		n++;
		if (apart || !r->article)
			continue;
		other = g_hash_table_lookup(articles, &r->article);
		n -= other != NULL;
		/* without words the order is by time, not by id */
		if (other && other->id < r->id) {
			r->is_copy = r->is_copy || mark;
			continue;
		}
		if (other)
			other->is_copy = other->is_copy || mark;
		g_hash_table_replace(articles, &r->article, r);
	}
	return n;
}

static int by_rank(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->id < y->id) - (x->id > y->id);
}

/* Adds the headlines of the page; a snippet may still be missing. */
static void take_page(struct pass *p, int skip, int limit)
{
	for (guint i = 0; i < p->rows->len; i++) {
		const struct match *r =
			&g_array_index(p->rows, struct match, i);
		struct hit f = { r->id, r->snippet, r->title };

		if (r->is_copy || skip-- > 0)
			continue;
		if (p->hits->all->len >= (guint)MAX(limit, 0))
			break;
		g_array_append_val(p->hits->all, f);
	}
}

/* A second pass, for the snippets of the page of the best: which these are is
 * known only after the first. */
static bool add_snippets(struct pass *p, GError **error)
{
	g_autoptr(GHashTable) ids =
		g_hash_table_new(g_int64_hash, g_int64_equal);
	GArray *all = p->hits->all;
	struct pass again = *p;
	bool done;

	if (!p->query->match || all->len == 0)
		return true;
	for (guint i = 0; i < all->len; i++) {
		struct hit *f = &g_array_index(all, struct hit, i);

		g_hash_table_insert(ids, &f->id, f);
	}
	again.few = (struct few){ .ids = ids };
	again.ranks = false;
	again.rows = g_array_new(FALSE, FALSE, sizeof(struct match));
	done = run_pass(&again, error);
	for (guint i = 0; i < again.rows->len; i++) {
		struct match *r = &g_array_index(again.rows, struct match, i);
		struct hit *f = g_hash_table_lookup(ids, &r->id);

		if (!f)
			continue;
		f->snippet = r->snippet;
		f->title = r->title;
	}
	g_array_unref(again.rows);
	return done;
}

void hits_free(Hits *f)
{
	if (!f)
		return;
	g_string_chunk_free(f->text);
	g_array_unref(f->all);
	g_free(f);
}

static void count_matches(struct pass *p)
{
	bool apart = p->list->apart;

	p->hits->counts.unread = count_headlines(p->rows, apart, true, false);
	p->hits->counts.stories = count_headlines(p->rows, apart, false, true);
}

/* While the query is being typed: the newest, and where these are all, ranked. */
static bool find_typed(struct pass *p, int skip, int limit, GError **error)
{
	bool few = !p->list->by_time && p->query->match;

	p->most = MAX(FIND_TYPING, skip + limit);
	p->ranks = false;
	if (p->query->match) {
		g_free(p->match);
		p->match = expand_prefix(p->store, p->query);
	}
	p->few = (struct few){ .from = skip, .to = skip + limit };
	if (!run_pass(p, error))
		return false;
	if (!few || p->rows->len > FIND_RANKED)
		return true;
	g_array_set_size(p->rows, 0);
	p->ranks = true;
	p->few.row = 0;
	p->few.to = FIND_RANKED;
	if (!run_pass(p, error))
		return false;
	g_array_sort(p->rows, by_rank);
	return true;
}

static bool find_ranked(struct pass *p, GError **error)
{
	p->most = -1;
	p->ranks = true;
	if (!run_pass(p, error))
		return false;
	g_array_sort(p->rows, by_rank);
	return true;
}

static bool find_newest(struct pass *p, int skip, int limit, GError **error)
{
	p->most = limit < FIND_MOST ? MAX(FIND_MOST, skip + limit) : -1;
	if (p->most > 0)
		p->few = (struct few){ .from = skip, .to = skip + limit };
	return run_pass(p, error);
}

static bool find_page(struct pass *p, int skip, int limit, GError **error)
{
	bool ranks = p->query->match && !p->list->by_time;

	bool good;

	limit = MIN(limit, G_MAXINT / 2);
	store_yield(p->store, p->list->typing);
	good = p->list->typing ? find_typed(p, skip, limit, error)
	       : ranks         ? find_ranked(p, error)
			       : find_newest(p, skip, limit, error);
	store_yield(p->store, false);
	if (!good)
		return false;
	count_matches(p);
	take_page(p, skip, limit);
	return p->list->typing || !ranks || add_snippets(p, error);
}

/* Parses the query; false with an error. Ended by pass_shut. */
static bool pass_open(struct pass *p, Store *s, const struct list *l,
		      GError **error)
{
	Query *query = query_read(l->query, clock_now(), true, error);

	if (!query)
		return false;
	*p = (struct pass){ .store = s, .query = query, .list = l };
	p->match = g_strdup(query->match);
	p->hits = g_new0(Hits, 1);
	p->hits->text = g_string_chunk_new(1024);
	p->hits->all = g_array_new(FALSE, FALSE, sizeof(struct hit));
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
