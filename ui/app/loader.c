#include "ui/app/loader.h"

#include "src/base/error.h"
#include "src/store/beside.h"
#include "src/store/lists.h"
#include "src/store/sections.h"
#include "src/store/spelling.h"
#include "ui/state/tabs.h"
#include "ui/update/fold.h"
#include "ui/update/marks.h"
#include "ui/update/mute.h"

#include <glib/gi18n.h>
#include <string.h>

#define HALF       (STORE_PAGE_MAX / 2)
#define COUNT_MOST 10000 /* finds of a search that are counted */
#define SIDE_LEAST 5     /* related headlines below which others join them */
#define SPELL_MS   8     /* that looking for what was meant may take */

static void complain(View *v, GError *error)
{
	if (error)
		view_complain(v, error->message);
}

static void add_some(Stories *to, const Stories *from, guint first, guint n)
{
	for (guint i = first; i < first + n && i < from->all->len; i++)
		stories_add(to, stories_at(from, i));
}

/* Puts a window of headlines in, with the reports of those unfolded. */
static void fill(View *v, Store *store, Stories *heads, int64_t first)
{
	Stories *window = fold_open(&v->shelf, store, heads);

	for (guint i = 0; i < window->all->len; i++) {
		struct story *s = stories_at(window, i);

		s->fresh = v->last_visit > 0 && s->arrived > v->last_visit;
	}
	g_clear_pointer(&v->plan, front_grid_free);
	window_fill(&v->shelf, window, first);
	marks_over(v);
}

static void count(View *v, Store *store)
{
	struct shelf *s = &v->shelf;
	struct list l = s->list;
	int64_t all = 0, unread = 0;

	l.unread = false;
	if (!store_count(store, &l, COUNT_MOST, &all, &unread, NULL))
		return;
	s->all = all;
	s->unread = unread;
	s->total = s->list.unread ? unread : all;
	if (s->list.kind == LIST_FRONT)
		s->total = MIN(all, VIEW_FRONT_MAX);
}

/* A window around a headline that is not among the first ones; NULL where a
 * copy of it is its line. */
static Stories *load_around(View *v, Store *store, int64_t id)
{
	g_autoptr(Stories) one = store_stories(store, &id, 1, NULL);
	g_autoptr(Stories) before = NULL, after = NULL;
	const struct list *l = &v->shelf.list;
	Stories *window;
	const struct story *s;

	if (!one || one->all->len == 0)
		return NULL;
	s = stories_at(one, 0);
	before = store_list(store, l, s, true, 0, HALF, NULL);
	after = store_list(store, l, s, false, 0, HALF - 1, NULL);
	if (!before || !after || window_find_article(before, s->article) >= 0 ||
	    window_find_article(after, s->article) >= 0)
		return NULL;
	window = stories_new();
	add_some(window, before, 0, HALF);
	stories_add(window, s);
	add_some(window, after, 0, HALF);
	v->shelf.first = before->all->len < HALF ? 0 : -1;
	return window;
}

static int page_size(const struct list *l)
{
	return l->kind == LIST_FRONT ? VIEW_FRONT_MAX : STORE_PAGE_MAX;
}

/* The selected headline, or the one that the selected report is below. */
static int64_t head_id(const struct shelf *s)
{
	int head = window_head(s, s->selected);

	return head >= 0 ? stories_at(s->stories, (guint)head)->id : 0;
}

/* What may have been meant by a search that finds nothing. */
static void guess(struct shelf *s, Store *store)
{
	g_clear_pointer(&s->meant, g_free);
	if (s->list.kind == LIST_SEARCH && !s->failed && !s->list.unread &&
	    s->query && *s->query && window_count(s) == 0)
		s->meant = store_spell(store, s->query, SPELL_MS);
}

/* A search is read and counted at once. */
static Stories *search(View *v, Store *store, GError **error)
{
	struct shelf *s = &v->shelf;
	int64_t all = 0, unread = 0;
	Stories *window = store_search(store, &s->list, 0, STORE_PAGE_MAX, &all,
				       &unread, error);

	s->total = s->all = all;
	s->unread = unread;
	s->more = s->list.typing && all >= FIND_TYPING;
	if (s->list.unread)
		count(v, store);
	return window;
}

static void load_list(View *v, Store *store, bool top)
{
	g_autoptr(GError) error = NULL;
	struct shelf *s = &v->shelf;
	struct list list = s->list;
	int64_t id = s->keep ? s->keep : head_id(s);
	Stories *window = NULL, *around;
	int64_t first = 0;

	if (s->list.kind == LIST_SEARCH) {
		if (s->query && *s->query)
			window = search(v, store, &error);
	} else {
		v->list_newest = store_newest(store);
		list.weights = v->weights;
		window = store_list(store, &list, NULL, false, 0,
				    page_size(&list), &error);
		count(v, store);
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
	fill(v, store, window, first);
	guess(s, store);
	if (top) {
		s->selected = window_count(s) > 0 ? 0 : -1;
		s->top = 0;
	}
}

static void load_more(View *v, Store *store)
{
	struct shelf *s = &v->shelf;
	g_autoptr(Stories) heads = fold_heads(s->stories);
	guint n = heads->all->len, keep = MIN(n, (guint)HALF);
	g_autoptr(GError) error = NULL;
	g_autoptr(Stories) next = NULL;
	Stories *window;

	if (n == 0)
		return;
	next = store_list(store, &s->list, stories_at(heads, n - 1), false,
			  (int)(MAX(s->first, 0) + n), HALF, &error);
	complain(v, error);
	if (!next || next->all->len == 0) {
		if (s->first >= 0)
			s->total = s->first + n;
		else
			s->first = MAX(s->total - n, 0);
		return;
	}
	window = stories_new();
	add_some(window, heads, n - keep, keep);
	add_some(window, next, 0, HALF);
	fill(v, store, window, s->first < 0 ? -1 : s->first + n - keep);
}

static void load_less(View *v, Store *store)
{
	struct shelf *s = &v->shelf;
	g_autoptr(Stories) heads = fold_heads(s->stories);
	g_autoptr(Stories) before = NULL;
	Stories *window;
	int64_t first = s->first;
	guint n;

	if (heads->all->len == 0)
		return;
	if (s->list.kind == LIST_SEARCH)
		before = store_list(store, &s->list, NULL, false,
				    (int)MAX(first - HALF, 0),
				    (int)MIN(first, HALF), NULL);
	else
		before = store_list(store, &s->list, stories_at(heads, 0), true,
				    0, HALF, NULL);
	n = before ? before->all->len : 0;
	if (n == 0) {
		s->first = 0;
		return;
	}
	window = stories_new();
	add_some(window, before, 0, n);
	add_some(window, heads, 0, HALF);
	first = n < HALF ? 0 : first < 0 ? -1 : MAX(first - n, 0);
	fill(v, store, window, first);
}

static void load_bottom(View *v, Store *store)
{
	struct shelf *s = &v->shelf;
	Stories *window = NULL;
	guint n;

	if (s->list.kind == LIST_SEARCH)
		window = store_list(store, &s->list, NULL, false,
				    (int)MAX(s->total - STORE_PAGE_MAX, 0),
				    STORE_PAGE_MAX, NULL);
	else
		window = store_list(store, &s->list, NULL, true, 0,
				    STORE_PAGE_MAX, NULL);
	if (!window)
		return;
	n = window->all->len;
	fill(v, store, window, MAX(s->total - n, 0));
	s->selected = (int)window_count(s) - 1;
	s->top = (int)window_count(s);
}

/* The saved searches, and how many unread ones each of them finds. */
static void load_filters(View *v, Store *store)
{
	const struct filter *f;

	filters_free(v->filters);
	v->filters = filters_load(NULL, NULL);
	v->mute_rows = mute_rows(v);
	g_array_set_size(v->found, 0);
	for (int i = 0; (f = tabs_search(v, i)); i++) {
		const struct list l = { .kind = LIST_SEARCH,
					.query = f->query,
					.unread = true };
		int64_t all = 0, unread = 0;

		store_count(store, &l, FIND_TYPING, &all, &unread, NULL);
		g_array_append_val(v->found, unread);
	}
}

static void load_sections(View *v, Store *store)
{
	Sections *s = store_sections(store, NULL);

	if (!s)
		return;
	sections_free(v->sections);
	v->sections = s;
	if (v->scene == SCENE_LIST && s->totals.feeds == 0 &&
	    s->totals.stories == 0 && v->shelf.list.kind == LIST_FRONT) {
		v->scene = SCENE_FIRST;
		view_lay_out(v);
	} else if (v->scene == SCENE_FIRST && s->totals.feeds > 0) {
		v->scene = SCENE_LIST;
		v->want |= WANT_LIST | WANT_SIDE;
		view_lay_out(v);
	}
}

static void load_feeds(View *v, Store *store)
{
	g_autoptr(GError) error = NULL;
	Feeds *feeds = store_feeds(store, &error);
	int64_t id = v->feeds && v->feed_selected < (int)v->feeds->all->len
			     ? feeds_at(v->feeds, (guint)v->feed_selected)->id
			     : 0;

	complain(v, error);
	if (!feeds)
		return;
	for (guint i = 0; i < feeds->all->len; i++)
		if (feeds_at(feeds, i)->id == id)
			v->feed_selected = (int)i;
	feeds_free(v->feeds);
	v->feeds = feeds;
}

static void load_body(View *v, Store *store, Effects *fx)
{
	const struct story *s = view_story(v);
	g_autoptr(GError) error = NULL;
	Body *body;

	if (!s)
		return;
	body = store_body(store, s->id, &error);
	complain(v, error);
	if (body || v->read.body) {
		if (body) {
			body_free(v->read.body);
			v->read.body = body;
		}
		v->read.waiting = false;
		g_clear_pointer(&v->read.sheet, sheet_free);
		return;
	}
	if (v->read.waiting || error)
		return;
	v->read.waiting = true;
	effects_add(fx, &(struct effect){ .kind = FX_BODY, .story = s->id });
}

static void load_story(View *v, Store *store, Effects *fx)
{
	g_autoptr(GError) error = NULL;
	Stories *one;

	if (!v->read.id)
		return;
	one = store_stories(store, &v->read.id, 1, &error);
	complain(v, error);
	stories_free(v->read.one);
	v->read.one = one ? one : stories_new();
	g_clear_pointer(&v->read.body, body_free);
	g_clear_pointer(&v->read.sheet, sheet_free);
	v->read.waiting = false;
	marks_over(v);
	if (v->read.one->all->len == 0) {
		view_complain(v, _("That story is no longer in the store."));
		v->scene = SCENE_LIST;
		view_lay_out(v);
		return;
	}
	load_body(v, store, fx);
}

static void take_state(struct story *s, void *user)
{
	const struct story *now = user;

	s->read = now->read;
	s->saved = now->saved;
}

static int64_t unread_lines(const View *v)
{
	int64_t n = 0;

	for (guint i = 0; i < window_count(&v->shelf); i++) {
		const struct story *s = stories_at(v->shelf.stories, i);

		n += !s->beneath && !s->read;
	}
	return n;
}

/* What others marked. The list stays; what is unread of it changes with it. */
static void load_states(View *v, Store *store)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Stories) now = NULL;
	int64_t before = unread_lines(v);

	for (guint i = 0; i < window_count(&v->shelf); i++)
		g_array_append_val(ids, stories_at(v->shelf.stories, i)->id);
	if (view_story(v))
		g_array_append_val(ids, view_story(v)->id);
	for (guint i = 0; v->beside && i < v->beside->stories->all->len; i++)
		g_array_append_val(ids, stories_at(v->beside->stories, i)->id);
	now = store_stories(store, (const int64_t *)(void *)ids->data, ids->len,
			    NULL);
	for (guint i = 0; now && i < now->all->len; i++)
		view_each(v, stories_at(now, i)->id, take_state,
			  stories_at(now, i));
	g_clear_pointer(&v->read.sheet, sheet_free);
	marks_over(v);
	v->shelf.unread += unread_lines(v) - before;
	g_array_unref(ids);
}

static void load_side(View *v, Store *store)
{
	const struct story *s = view_side_subject(v);
	bool shown = v->layout.side.w > 0 || v->layout.strip.w > 0;

	if (!(v->want & WANT_SIDE) || !shown)
		return;
	v->want &= ~(unsigned)WANT_SIDE;
	if (s && v->beside && v->beside_id == s->id && v->beside->ties->len > 0)
		return;
	g_clear_pointer(&v->beside, beside_free);
	if (!s || !store)
		return;
	v->beside = store_beside(store, s->id, SIDE_LEAST, VIEW_SIDE_MAX, NULL);
	if (v->beside_id != s->id)
		v->side_top = 0;
	v->beside_id = s->id;
	if (v->focus == FOCUS_SIDE || v->side_selected >= 0)
		view_select_side(v, v->side_selected);
	marks_over(v);
}

static void load_event(View *v, Store *store)
{
	const struct story *s = view_subject(v);
	struct list l = { .kind = LIST_EVENT, .apart = true };

	l.event = s ? s->event : 0;
	v->want &= ~(unsigned)WANT_EVENT;
	g_clear_pointer(&v->event, stories_free);
	if (s && store)
		v->event = store_list(store, &l, NULL, false, 0, STORE_PAGE_MAX,
				      NULL);
}

void loader_late(View *v, Store *store)
{
	load_side(v, store);
	/* it may be of a headline of the sidebar */
	if (v->want & WANT_EVENT)
		load_event(v, store);
}

static void load_shelf(View *v, Store *store, unsigned want)
{
	if (want & (WANT_LIST | WANT_TOP))
		load_list(v, store, (want & WANT_TOP) != 0);
	else if (want & WANT_BOTTOM)
		load_bottom(v, store);
	else if (want & WANT_MORE)
		load_more(v, store);
	else if (want & WANT_LESS)
		load_less(v, store);
	else if (want & WANT_REPORTS)
		fill(v, store, fold_heads(v->shelf.stories), v->shelf.first);
}

void loader_load(View *v, Store *store, Effects *fx)
{
	unsigned want = v->want;

	v->want &= WANT_LATE;
	if (!store) {
		v->shelf.loaded = true;
		return;
	}
	if (want & WANT_SECTIONS && !marks_wait(v))
		load_sections(v, store);
	load_shelf(v, store, want);
	if (want & (WANT_FILTERS | WANT_SECTIONS))
		load_filters(v, store);
	if (want & WANT_FEEDS)
		load_feeds(v, store);
	if (want & WANT_STORY)
		load_story(v, store, fx);
	else if (want & WANT_BODY)
		load_body(v, store, fx);
	if (want & WANT_STATES)
		load_states(v, store);
}
