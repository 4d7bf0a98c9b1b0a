#include "ui/update/navigate.h"

#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/state/view_front.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor.h"
#include "ui/update/cursor_front.h"
#include "ui/update/marks.h"
#include "ui/update/notice.h"

#include <glib/gi18n.h>

static void close_story(View *v)
{
	struct reading *r = &v->read;

	reading_leave(r, v->layout.main.h);
	v->rail_top = -1;
	r->id = 0;
	g_clear_pointer(&r->one, stories_free);
	g_clear_pointer(&r->body, body_free);
	g_clear_pointer(&r->lines, styled_lines_free);
	g_clear_pointer(&r->find, g_free);
	r->row = r->other_row = r->number = r->text_line = 0;
	r->hit = r->held_row = -1;
	r->waiting = false;
}

static void forget_side(View *v)
{
	v->side.selected = -1;
	v->side.top = 0;
	v->want |= WANT_SIDE;
}

static void push_stop(View *v)
{
	const struct story *selected = view_selected(v);
	const struct story *story = view_story(v);
	int head = list_window_head(&v->window, v->window.selected);
	struct stop stop = { .scene = v->nav.scene,
			     .focus = v->nav.focus,
			     .list = v->window.list,
			     .top = v->window.top,
			     .row = v->read.row };

	stop.list.section = stop.section = g_strdup(v->window.section);
	stop.list.query = stop.query = g_strdup(v->window.query);
	stop.selected = selected ? selected->id : 0;
	stop.head =
		head >= 0 ? stories_at(v->window.stories, (guint)head)->id : 0;
	stop.story = v->nav.scene == SCENE_STORY && story ? story->id : 0;
	if (v->nav.back->len >= VIEW_BACK_MAX)
		g_array_remove_index(v->nav.back, 0);
	g_array_append_val(v->nav.back, stop);
}

/* Makes it the list in view, to be loaded; the front page is put by, and comes back as
 * it was for a while. */
static void set_list(View *v, const struct list *l)
{
	const struct list list = *l;

	view_front_put_by(v);
	g_clear_pointer(&v->plan, front_grid_free);
	if (view_front_take_back(v, &list))
		return;
	list_window_set(&v->window, &list);
	v->want |= WANT_LIST;
}

static void go_to_list(View *v, const struct list *l)
{
	/* its strings may be those of the story being read */
	set_list(v, l);
	close_story(v);
	v->nav.scene = SCENE_LIST;
	v->nav.focus = FOCUS_MAIN;
	forget_side(v);
	view_lay_out(v);
}

void navigate_tab(View *v, int tab, Effects *fx)
{
	struct list l;

	if (tab < 0 || tab >= tabs_count(v) || v->nav.scene == SCENE_FIRST)
		return;
	l = tabs_list(v, tab);
	g_array_set_size(v->nav.back, 0);
	if (tab > 0) {
		struct stop front = { .scene = SCENE_LIST,
				      .list = view_front_list(v) };

		g_array_append_val(v->nav.back, front);
	}
	go_to_list(v, &l);
	v->want |= WANT_SECTIONS;
	effects_draw(fx);
}

void navigate_list(View *v, const struct list *l, Effects *fx)
{
	push_stop(v);
	go_to_list(v, l);
	effects_draw(fx);
}

void navigate_instead(View *v, const struct list *l, Effects *fx)
{
	go_to_list(v, l);
	effects_draw(fx);
}

void navigate_story(View *v, const struct story *s, Effects *fx)
{
	push_stop(v);
	navigate_turn(v, s, fx);
}

void navigate_turn(View *v, const struct story *s, Effects *fx)
{
	int64_t id = s->id;

	marks_read(v, s, true, fx);
	close_story(v);
	v->nav.scene = SCENE_STORY;
	v->nav.focus = FOCUS_MAIN;
	reading_enter(&v->read, id);
	v->want |= WANT_STORY;
	forget_side(v);
	view_lay_out(v);
	effects_draw(fx);
}

void navigate_feeds(View *v, Effects *fx)
{
	if (v->nav.scene == SCENE_FEEDS)
		return;
	push_stop(v);
	close_story(v);
	v->nav.scene = SCENE_FEEDS;
	v->nav.focus = FOCUS_MAIN;
	v->feed_list.selected = -1;
	feed_list_renew(&v->feed_list);
	v->want |= WANT_FEEDS;
	view_lay_out(v);
	effects_draw(fx);
}

/* Restores the list of a stop: from memory where it is still the one loaded, with what
 * is selected now, unless headlines wait for it. */
static void restore_list_of_stop(View *v, const struct stop *stop)
{
	struct list_window *s = &v->window;

	if (!list_window_same_list(&s->list, &stop->list) ||
	    s->list.unread != stop->list.unread ||
	    s->list.sort != stop->list.sort || !s->loaded) {
		set_list(v, &stop->list);
		if (!s->loaded) {
			s->keep = stop->head;
			s->top = stop->top;
		}
	}
	/* on the front page what is new waits: what is read would go with it */
	if (v->fetcher.waiting > 0 && s->list.kind != LIST_FRONT)
		v->want |= WANT_LIST | WANT_SECTIONS;
}

static struct stop *newest_stop(const View *v)
{
	guint n = v->nav.back->len;

	return n > 0 ? &g_array_index(v->nav.back, struct stop, n - 1) : NULL;
}

bool navigate_out(View *v, Effects *fx)
{
	struct stop *last = newest_stop(v), stop;

	if (!last)
		return false;
	stop = *last;
	last->section = last->query = NULL;
	g_array_set_size(v->nav.back, v->nav.back->len - 1);
	close_story(v);
	/* the first run is over once there is a feed */
	if (stop.scene == SCENE_FIRST && v->sections->totals.feeds > 0) {
		stop.scene = SCENE_LIST;
		stop.list = view_front_list(v);
	}
	v->nav.scene = stop.scene;
	v->nav.focus = FOCUS_MAIN;
	if (stop.scene == SCENE_LIST)
		restore_list_of_stop(v, &stop);
	if (stop.scene == SCENE_FEEDS)
		v->want |= WANT_FEEDS;
	forget_side(v);
	if (stop.scene == SCENE_STORY) {
		v->read.id = stop.story;
		v->read.row = stop.row;
		v->want |= WANT_STORY;
	}
	view_lay_out(v);
	if (v->nav.scene == SCENE_LIST)
		cursor_show(v);
	view_stop_clear(&stop);
	effects_draw(fx);
	return true;
}

bool navigate_back(View *v, Effects *fx)
{
	while (newest_stop(v) && newest_stop(v)->scene == SCENE_STORY)
		g_array_set_size(v->nav.back, v->nav.back->len - 1);
	return navigate_out(v, fx);
}

void navigate_focus(View *v, enum focus focus, Effects *fx)
{
	if (v->nav.focus == focus || v->nav.scene == SCENE_FEEDS ||
	    v->nav.scene == SCENE_FIRST || !view_side_subject(v))
		return;
	v->nav.focus = focus;
	/* it may be empty, or not loaded yet */
	if (focus == FOCUS_SIDE)
		view_side_select(v, MAX(v->side.selected, v->side.top));
	view_lay_out(v);
	effects_draw(fx);
}

void navigate_across(View *v, int way, Effects *fx)
{
	if (v->nav.focus == FOCUS_SIDE && way < 0)
		navigate_focus(v, FOCUS_MAIN, fx);
	else if (v->nav.focus == FOCUS_MAIN && cursor_front_across(v, way))
		effects_draw(fx);
	else if (way > 0)
		navigate_focus(v, FOCUS_SIDE, fx);
}

void navigate_section(View *v, int by, Effects *fx)
{
	int tab = tabs_now(v) + by;

	if (tab >= 0)
		navigate_tab(v, tab, fx);
}

static const char *none_that_way(int way, bool unread)
{
	if (unread)
		return way > 0 ? _("No unread headline below.")
			       : _("No unread headline above.");
	return way > 0 ? _("This is the last headline.")
		       : _("This is the first headline.");
}

/* Below the last unread one of a section the next section is what is wanted. */
static void say_none_that_way(View *v, int way, bool unread, Effects *fx)
{
	g_autofree char *key = hints_key(v, ACTION_SECTION_RIGHT);
	g_autofree char *words = NULL;

	if (unread && way > 0 && v->window.list.kind == LIST_SECTION)
		words = g_strdup_printf(
			_("No unread headline below.  %s next section"), key);
	notice_show(v, words ? words : none_that_way(way, unread), fx);
}

void navigate_headline(View *v, int way, bool unread, Effects *fx)
{
	v->nav.unread_opens = v->nav.scene == SCENE_STORY;
	if (cursor_headline(v, way, unread)) {
		const struct story *s = view_selected(v);

		if (v->nav.unread_opens && s) {
			navigate_turn(v, s, fx);
			return;
		}
		v->nav.focus = FOCUS_MAIN;
		v->want |= WANT_SIDE;
		cursor_show(v);
		effects_draw(fx);
	} else if (v->nav.unread_way != 0) {
		v->want |= way > 0 ? WANT_MORE : WANT_LESS;
	} else {
		say_none_that_way(v, way, unread, fx);
	}
}
