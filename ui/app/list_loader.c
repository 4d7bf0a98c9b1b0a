#include "ui/app/list_loader.h"

#include "src/base/error.h"
#include "src/store/front_page.h"
#include "src/store/lists.h"
#include "src/store/spelling.h"
#include "ui/state/view_front.h"
#include "ui/update/fold.h"
#include "ui/update/marks.h"

#include <glib/gi18n.h>
#include <string.h>

#define HALF     (STORE_PAGE_MAX / 2)
#define SPELL_MS 8 /* that looking for another spelling may take */

#define FRONT_MAX  100 /* headlines of a front page that is one list */
#define CELL_LEAST 8   /* headlines of a section on one that is a grid */
#define CELL_MOST  30

static void append_some(Stories *to, const Stories *from, guint first, guint n)
{
	for (guint i = first; i < first + n && i < from->all->len; i++)
		stories_add(to, stories_at(from, i));
}

/* Puts a window of headlines in, with the reports of those unfolded. */
static void fill_window(View *v, Store *store, Stories *heads, int64_t first)
{
	Stories *window = fold_open(&v->window, store, heads);

	for (guint i = 0; i < window->all->len; i++) {
		struct story *s = stories_at(window, i);

		s->fresh = v->last_visit > 0 && s->arrived > v->last_visit;
	}
	g_clear_pointer(&v->plan, front_grid_free);
	list_window_fill(&v->window, window, first);
	marks_over(v);
}

static void count_list(View *v, Store *store)
{
	struct list_window *s = &v->window;
	struct list l = s->list;
	struct list_counts counts;

	l.unread = false;
	if (!store_count(store, &l, FIND_MOST, &counts, NULL))
		return;
	s->all = counts.stories;
	s->unread = counts.unread;
	s->total = s->list.unread ? counts.unread : counts.stories;
}

/* A window around a headline that is not on the first page; NULL where a copy
 * of it represents it in the list. */
static Stories *load_around(View *v, Store *store, int64_t id)
{
	g_autoptr(Stories) one = store_stories(store, &id, 1, NULL);
	g_autoptr(Stories) before = NULL, after = NULL;
	const struct list *l = &v->window.list;
	Stories *window;
	const struct story *s;

	if (!one || one->all->len == 0)
		return NULL;
	s = stories_at(one, 0);
	before = store_list(
		store, l,
		&(struct list_page){ .after = s, .back = true, .limit = HALF },
		NULL);
	after = store_list(store, l,
			   &(struct list_page){ .after = s, .limit = HALF - 1 },
			   NULL);
	if (!before || !after ||
	    list_window_find_article(before, s->article) >= 0 ||
	    list_window_find_article(after, s->article) >= 0)
		return NULL;
	window = stories_new();
	append_some(window, before, 0, HALF);
	stories_add(window, s);
	append_some(window, after, 0, HALF);
	v->window.first = before->all->len < HALF ? 0 : -1;
	return window;
}

/* What was read on the front page since it was made: it stays until it is made
 * again. The caller's. */
static GArray *read_on_page(const struct list_window *s)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (guint i = 0; s->loaded && i < list_window_count(s); i++) {
		const struct story *k = stories_at(s->stories, i);

		if (!k->beneath && k->read)
			g_array_append_val(ids, k->id);
	}
	return ids;
}

/* A list takes the best of all sections; a grid those of each, for its pages, and the
 * newest. One that is not `made` again keeps what was read on it. */
static Stories *load_front(View *v, Store *store, bool made, GError **error)
{
	struct list_window *s = &v->window;
	g_autoptr(GArray) kept = made ? NULL : read_on_page(s);
	struct list l = s->list;
	int sections = MAX((int)v->sections->all->len, 1);
	bool grid = v->layout.columns > 1;
	struct front_shape shape = { .kept = kept };

	shape.each = grid ? CLAMP(FRONT_MAX / sections, CELL_LEAST, CELL_MOST)
			  : FRONT_MAX;
	shape.newest = grid ? CELL_LEAST : 0;
	shape.most = grid ? G_MAXINT : FRONT_MAX;
	l.weights = v->weights;
	s->columns = v->layout.columns;
	return front_page_stories(store, &l, &shape, error);
}

/* Its text, as far as it is digested. */
static void load_lead(View *v, Store *store)
{
	const struct story *lead = list_window_count(&v->window) > 0
					   ? stories_at(v->window.stories, 0)
					   : NULL;
	g_autoptr(Body) body = lead ? store_body(store, lead->id, NULL) : NULL;

	view_front_lead(v, body);
	picture_clear(&v->front.picture);
	memset(&v->front.picture, 0, sizeof v->front.picture);
	if (lead)
		store_picture(store, lead->id, body, &v->front.picture, NULL);
}

/* The selected headline, or the one that the selected report is below. */
static int64_t head_id(const struct list_window *s)
{
	int head = list_window_head(s, s->selected);

	return head >= 0 ? stories_at(s->stories, (guint)head)->id : 0;
}

/* Another spelling for a search that finds nothing. */
static void suggest_spelling(struct list_window *s, Store *store)
{
	g_clear_pointer(&s->suggestion, g_free);
	if (s->list.kind == LIST_SEARCH && !s->failed && !s->list.unread &&
	    s->query && *s->query && list_window_count(s) == 0)
		s->suggestion = store_spell(store, s->query, SPELL_MS);
}

/* Results and their number come from one query. */
static Stories *run_search(View *v, Store *store, GError **error)
{
	struct list_window *s = &v->window;
	struct list_counts counts = { 0 };
	struct list_page page = { .limit = STORE_PAGE_MAX };
	Stories *window = store_search(store, &s->list, &page, &counts, error);

	s->total = s->all = counts.stories;
	s->unread = counts.unread;
	s->more = counts.stories >= FIND_MOST;
	s->partial = search_is_partial(store);
	if (s->list.unread)
		count_list(v, store);
	return window;
}

/* The first page of a list whose counts are read apart. */
static Stories *load_top(View *v, Store *store, bool made, GError **error)
{
	struct list_window *s = &v->window;
	struct list list = s->list;
	Stories *window;

	list.weights = v->weights;
	if (list.kind == LIST_FRONT)
		window = load_front(v, store, made, error);
	else
		window = store_list(
			store, &list,
			&(struct list_page){ .limit = STORE_PAGE_MAX }, error);
	count_list(v, store);
	return window;
}

static void load_first(View *v, Store *store, bool top)
{
	g_autoptr(GError) error = NULL;
	struct list_window *s = &v->window;
	int64_t id = s->keep ? s->keep : head_id(s);
	bool made = top || !s->loaded || s->hasty;
	Stories *window = NULL, *around;
	int64_t first = 0;

	s->newest = store_newest(store);
	s->made = v->now;
	v->fetcher.waiting = 0;
	if (s->list.kind == LIST_SEARCH) {
		if (s->query && *s->query)
			window = run_search(v, store, &error);
	} else {
		window = load_top(v, store, made, &error);
	}
	s->broken_off = g_error_matches(error, LEDE_ERROR, ERROR_BUSY);
	if (s->broken_off)
		return;
	g_free(s->failed);
	s->failed = error ? g_strdup(error->message) : NULL;
	if (!window)
		window = stories_new();
	if (!top && id && stories_find(window, id) < 0 &&
	    s->list.kind != LIST_FRONT && s->list.kind != LIST_SEARCH &&
	    s->list.kind != LIST_EVENT) {
		around = load_around(v, store, id);
		if (around) {
			stories_free(window);
			window = around;
			first = s->first;
		}
	}
	fill_window(v, store, window, first);
	s->hasty = made && s->list.unread && marks_wait(v);
	if (s->list.kind == LIST_FRONT)
		load_lead(v, store);
	suggest_spelling(s, store);
	if (top) {
		s->selected = list_window_count(s) > 0 ? 0 : -1;
		s->top = 0;
	}
}

static void load_after(View *v, Store *store)
{
	struct list_window *s = &v->window;
	g_autoptr(Stories) heads = fold_heads(s->stories);
	guint n = heads->all->len, keep = MIN(n, (guint)HALF);
	g_autoptr(GError) error = NULL;
	g_autoptr(Stories) next = NULL;
	Stories *window;

	if (n == 0)
		return;
	next = store_list(
		store, &s->list,
		&(struct list_page){ .after = stories_at(heads, n - 1),
				     .skip = (int)(MAX(s->first, 0) + n),
				     .limit = HALF },
		&error);
	if (error)
		view_complain(v, error->message);
	if (!next || next->all->len == 0) {
		if (s->first >= 0)
			s->total = s->first + n;
		else
			s->first = MAX(s->total - n, 0);
		return;
	}
	window = stories_new();
	append_some(window, heads, n - keep, keep);
	append_some(window, next, 0, HALF);
	fill_window(v, store, window, s->first < 0 ? -1 : s->first + n - keep);
}

static void load_before(View *v, Store *store)
{
	struct list_window *s = &v->window;
	g_autoptr(Stories) heads = fold_heads(s->stories);
	g_autoptr(Stories) before = NULL;
	Stories *window;
	int64_t first = s->first;
	guint n;

	if (heads->all->len == 0)
		return;
	if (s->list.kind == LIST_SEARCH)
		before = store_list(
			store, &s->list,
			&(struct list_page){ .skip = (int)MAX(first - HALF, 0),
					     .limit = (int)MIN(first, HALF) },
			NULL);
	else
		before = store_list(
			store, &s->list,
			&(struct list_page){ .after = stories_at(heads, 0),
					     .back = true,
					     .limit = HALF },
			NULL);
	n = before ? before->all->len : 0;
	if (n == 0) {
		s->first = 0;
		return;
	}
	window = stories_new();
	append_some(window, before, 0, n);
	append_some(window, heads, 0, HALF);
	first = n < HALF ? 0 : first < 0 ? -1 : MAX(first - n, 0);
	fill_window(v, store, window, first);
}

static void load_last(View *v, Store *store)
{
	struct list_window *s = &v->window;
	Stories *window = NULL;
	guint n;

	if (s->list.kind == LIST_SEARCH)
		window = store_list(
			store, &s->list,
			&(struct list_page){
				.skip = (int)MAX(s->total - STORE_PAGE_MAX, 0),
				.limit = STORE_PAGE_MAX },
			NULL);
	else
		window = store_list(
			store, &s->list,
			&(struct list_page){ .back = true,
					     .limit = STORE_PAGE_MAX },
			NULL);
	if (!window)
		return;
	n = window->all->len;
	fill_window(v, store, window, MAX(s->total - n, 0));
	s->selected = (int)list_window_count(s) - 1;
	s->top = (int)list_window_count(s);
}

void list_loader_load(View *v, Store *store, unsigned want)
{
	if (want & (WANT_LIST | WANT_TOP))
		load_first(v, store, (want & WANT_TOP) != 0);
	else if (want & WANT_BOTTOM)
		load_last(v, store);
	else if (want & WANT_MORE)
		load_after(v, store);
	else if (want & WANT_LESS)
		load_before(v, store);
	else if (want & WANT_REPORTS)
		fill_window(v, store, fold_heads(v->window.stories),
			    v->window.first);
}
