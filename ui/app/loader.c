#include "ui/app/loader.h"

#include "src/store/lists.h"
#include "src/store/pictures.h"
#include "src/store/related_list.h"
#include "src/store/sections.h"
#include "ui/app/list_loader.h"
#include "ui/app/mute_loader.h"
#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/state/view_side.h"
#include "ui/update/marks.h"
#include "ui/update/mute.h"
#include "ui/update/new_feed.h"

#include <glib/gi18n.h>
#include <string.h>

#define COUNT_FOUND 1000 /* finds of a saved search that are counted */
#define SIDE_LEAST  5    /* related headlines below which others join them */

static void complain_of_load(View *v, GError *error)
{
	if (error)
		view_complain(v, error->message);
}

/* The saved searches with their unread counts. */
static void load_filters(View *v, Store *store)
{
	const struct filter *f;

	filters_free(v->filters);
	v->filters = filters_load(NULL, NULL);
	v->dialog.mute_rows = mute_rows(v);
	g_array_set_size(v->found, 0);
	for (int i = 0; (f = tabs_search(v, i)); i++) {
		const struct list l = { .kind = LIST_SEARCH,
					.query = f->query,
					.unread = true };
		struct list_counts counts = { 0 };

		store_count(store, &l, COUNT_FOUND, &counts, NULL);
		g_array_append_val(v->found, counts.unread);
	}
}

static void load_sections(View *v, Store *store)
{
	Sections *s = store_sections(store, NULL);

	if (!s)
		return;
	sections_free(v->sections);
	v->sections = s;
	if (v->nav.scene == SCENE_LIST && s->totals.feeds == 0 &&
	    s->totals.stories == 0 && v->window.list.kind == LIST_FRONT) {
		v->nav.scene = SCENE_FIRST;
		view_lay_out(v);
	} else if (v->nav.scene == SCENE_FIRST && s->totals.feeds > 0) {
		v->nav.scene = SCENE_LIST;
		v->want |= WANT_LIST | WANT_SIDE;
		view_lay_out(v);
	}
}

/* While the store may not have a change yet, what is in memory is newer: its
 * answer wants them again. */
static void load_feeds(View *v, Store *store, Effects *fx)
{
	g_autoptr(GError) error = NULL;
	Feeds *feeds;

	if (v->feed_list.feeds && marks_wait(v))
		return;
	feeds = store_feeds(store, &error);
	complain_of_load(v, error);
	if (feeds)
		feed_list_take(&v->feed_list, feeds);
	new_feed_loaded(v, fx);
}

/* The front page's lead may have been opened from there. */
static void share_picture(View *v)
{
	const struct picture *own = &v->read.picture;
	struct picture *lead = &v->front.picture;

	if (!own->url || lead->kept == own->kept ||
	    g_strcmp0(own->url, lead->url) != 0)
		return;
	lead->kept = own->kept;
	lead->width = own->width;
	lead->height = own->height;
	g_clear_pointer(&v->plan, front_grid_free);
}

/* Where the picture of the story being read is, and whether it is kept. */
static void load_picture(View *v, Store *store)
{
	const struct story *s = view_story(v);

	picture_clear(&v->read.picture);
	memset(&v->read.picture, 0, sizeof v->read.picture);
	if (s)
		store_picture(store, s->id, v->read.body, &v->read.picture,
			      NULL);
	share_picture(v);
	g_clear_pointer(&v->read.lines, styled_lines_free);
}

static void load_body(View *v, Store *store, Effects *fx)
{
	const struct story *s = view_story(v);
	g_autoptr(GError) error = NULL;
	Body *body;

	if (!s)
		return;
	v->read.whole = store_page_state(store, s->id) == PAGE_WHOLE;
	body = v->read.feeds ? store_feed_body(store, s->id, &error)
			     : store_body(store, s->id, &error);
	complain_of_load(v, error);
	if (body && v->settings->strip_tracking)
		body_strip_tracking(body);
	if (body || v->read.body) {
		if (body) {
			body_free(v->read.body);
			v->read.body = body;
		}
		v->read.waiting = false;
		load_picture(v, store);
		return;
	}
	load_picture(v, store);
	if (v->read.waiting || error)
		return;
	v->read.waiting = true;
	effects_add(fx, &(struct effect){ .kind = FX_BODY, .story = s->id });
}

/* Why there is no whole text, where one was fetched in the background. */
static void say_why_none(View *v, Store *store)
{
	g_autofree char *why = store_page_error(store, v->read.id);
	g_autofree char *key = hints_key(v, ACTION_BROWSE);
	g_autofree char *words = NULL;

	if (!why || !*why)
		return;
	words = g_strdup_printf(_("The page gave no text (%s). "
				  "%s opens it in the browser."),
				why, key);
	view_say(v, words);
}

static void load_story(View *v, Store *store, Effects *fx)
{
	g_autoptr(GError) error = NULL;
	Stories *one;
	bool opened;

	if (!v->read.id)
		return;
	opened = !v->read.one || !v->read.one->all->len ||
		 stories_at(v->read.one, 0)->id != v->read.id;
	if (opened)
		v->read.feeds = false;
	one = store_stories(store, &v->read.id, 1, &error);
	complain_of_load(v, error);
	stories_free(v->read.one);
	v->read.one = one ? one : stories_new();
	if (v->settings->strip_tracking)
		stories_strip_tracking(v->read.one);
	g_clear_pointer(&v->read.body, body_free);
	g_clear_pointer(&v->read.lines, styled_lines_free);
	v->read.waiting = false;
	marks_over(v);
	if (v->read.one->all->len == 0) {
		view_complain(v, _("That story is no longer in the store."));
		v->nav.scene = SCENE_LIST;
		view_lay_out(v);
		return;
	}
	load_body(v, store, fx);
	if (opened)
		say_why_none(v, store);
}

static void copy_marks(struct story *s, void *user)
{
	const struct story *now = user;

	s->read = now->read;
	s->saved = now->saved;
}

static int64_t unread_lines(const View *v)
{
	int64_t n = 0;

	for (guint i = 0; i < list_window_count(&v->window); i++) {
		const struct story *s = stories_at(v->window.stories, i);

		n += !s->beneath && !s->read;
	}
	return n;
}

/* Counts the stories that came since the list was loaded, from this lede's fetcher or
 * another. */
static void count_waiting(View *v, Store *store)
{
	int64_t n = store_count_newer(store, v->window.newest);

	if (!v->fetcher.settling && v->window.newest > 0 &&
	    list_window_count(&v->window) > 0)
		v->fetcher.waiting = (int)MIN(n, G_MAXINT);
}

/* Marks that another program made: the list keeps its rows, only their state
 * and its unread count change. */
static void load_states(View *v, Store *store)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Stories) now = NULL;
	int64_t before = unread_lines(v);

	for (guint i = 0; i < list_window_count(&v->window); i++)
		g_array_append_val(ids, stories_at(v->window.stories, i)->id);
	if (view_story(v))
		g_array_append_val(ids, view_story(v)->id);
	for (guint i = 0; v->side.list && i < v->side.list->stories->all->len;
	     i++)
		g_array_append_val(ids,
				   stories_at(v->side.list->stories, i)->id);
	now = store_stories(store, (const int64_t *)(void *)ids->data, ids->len,
			    NULL);
	for (guint i = 0; now && i < now->all->len; i++)
		view_each(v, stories_at(now, i)->id, copy_marks,
			  stories_at(now, i));
	g_clear_pointer(&v->read.lines, styled_lines_free);
	marks_over(v);
	v->window.unread += unread_lines(v) - before;
	count_waiting(v, store);
	g_array_unref(ids);
}

static void load_side(View *v, Store *store)
{
	const struct story *s = view_side_subject(v);
	bool shown = v->layout.side.w > 0 || v->layout.strip.w > 0;

	if (!(v->want & WANT_SIDE) || !shown)
		return;
	v->want &= ~(unsigned)WANT_SIDE;
	if (s && v->side.of == s->id && !view_side_is_bare(v))
		return;
	g_clear_pointer(&v->side.list, related_list_free);
	if (!s || !store)
		return;
	v->side.list = store_related_list(store, s->id, SIDE_LEAST,
					  VIEW_SIDE_MAX, NULL);
	if (v->side.of != s->id)
		v->side.top = 0;
	v->side.of = s->id;
	if (v->nav.focus == FOCUS_SIDE || v->side.selected >= 0)
		view_side_select(v, v->side.selected);
	marks_over(v);
}

static void load_event(View *v, Store *store)
{
	const struct story *s = view_subject(v);
	struct list l = { .kind = LIST_EVENT,
			  .apart = true,
			  .sort = SORT_OLDEST };

	l.event = s ? s->event : 0;
	v->want &= ~(unsigned)WANT_EVENT;
	g_clear_pointer(&v->event, stories_free);
	if (s && store)
		v->event = store_list(
			store, &l,
			&(struct list_page){ .limit = STORE_PAGE_MAX }, NULL);
}

void loader_late(View *v, Store *store)
{
	load_side(v, store);
	/* after load_side: the details may be about one of its headlines */
	if (v->want & WANT_EVENT)
		load_event(v, store);
}

void loader_load(View *v, Store *store, Effects *fx)
{
	unsigned want = v->want;

	v->want &= WANT_LATE;
	if (!store) {
		v->window.loaded = true;
		return;
	}
	if (want & WANT_SECTIONS && !marks_wait(v))
		load_sections(v, store);
	if (want & WANT_MUTED)
		mute_loader_hide(v, store);
	list_loader_load(v, store, want);
	if (want & (WANT_FILTERS | WANT_SECTIONS))
		load_filters(v, store);
	if (want & WANT_FEEDS)
		load_feeds(v, store, fx);
	if (want & WANT_STORY)
		load_story(v, store, fx);
	else if (want & WANT_BODY)
		load_body(v, store, fx);
	else if (want & WANT_PICTURE)
		load_picture(v, store);
	if (want & WANT_STATES)
		load_states(v, store);
}
