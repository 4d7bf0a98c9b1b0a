#include "ui/update/cursor.h"

#include "ui/state/help_page.h"
#include "ui/state/hints.h"
#include "ui/state/view_front.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor_front.h"
#include "ui/update/list_rows.h"

#include <glib/gi18n.h>

static bool list_is_front(const View *v)
{
	return v->window.list.kind == LIST_FRONT;
}

static int story_last_row(const View *v)
{
	int lines = v->read.lines ? (int)v->read.lines->lines->len : 0;

	return MAX(lines - v->layout.main.h, 0);
}

static int next_of(const View *v, int at, int by)
{
	int last = (int)list_window_count(&v->window) - 1;

	if (list_is_front(v) && v->plan)
		return front_grid_step(v->plan, at, by);
	return CLAMP(at + by, 0, MAX(last, 0));
}

static bool move_selected(View *v, int by)
{
	int was = v->window.selected;

	if (was < 0)
		return false;
	view_front_plan(v);
	v->window.selected = next_of(v, was, by);
	return v->window.selected != was;
}

bool cursor_headline(View *v, int way, bool unread)
{
	int at = v->window.selected, to;

	v->nav.unread_way = 0;
	if (at < 0)
		return false;
	view_front_plan(v);
	if (!unread)
		return move_selected(v, way);
	while ((to = next_of(v, at, way)) != at) {
		at = to;
		if (!stories_at(v->window.stories, (guint)at)->read) {
			v->window.selected = at;
			return true;
		}
	}
	if (way > 0 ? list_window_has_more(&v->window)
		    : list_window_has_less(&v->window))
		v->nav.unread_way = way;
	return false;
}

static void show_list_selection(View *v)
{
	int n = list_rows_fit(v), count = (int)list_window_count(&v->window);
	int at = v->window.selected;

	if (at < 0)
		return;
	v->window.top = list_rows_top(v);
	if (at + 2 * n >= count && list_window_has_more(&v->window))
		v->want |= WANT_MORE;
	else if (at - 2 * n < 0 && list_window_has_less(&v->window))
		v->want |= WANT_LESS;
}

static void show_feed_selection(View *v)
{
	int n = feed_list_rows(v->layout.main.h);
	int count = v->feed_list.feeds ? (int)v->feed_list.feeds->all->len : 0;

	v->feed_list.selected =
		CLAMP(v->feed_list.selected, 0, MAX(count - 1, 0));
	if (v->feed_list.selected + LIST_ROWS_BEYOND >= v->feed_list.top + n)
		v->feed_list.top =
			v->feed_list.selected + LIST_ROWS_BEYOND - n + 1;
	if (v->feed_list.selected - LIST_ROWS_BEYOND < v->feed_list.top)
		v->feed_list.top = v->feed_list.selected - LIST_ROWS_BEYOND;
	v->feed_list.top = CLAMP(v->feed_list.top, 0, MAX(count - n, 0));
}

void cursor_show(View *v)
{
	switch (v->nav.scene) {
	case SCENE_LIST:
		if (list_is_front(v))
			cursor_front_show(v);
		else
			show_list_selection(v);
		break;
	case SCENE_STORY:
		view_typeset(v);
		v->read.row = CLAMP(v->read.row, 0, story_last_row(v));
		break;
	case SCENE_FEEDS:
		show_feed_selection(v);
		break;
	case SCENE_FIRST:
	default:
		break;
	}
}

void cursor_show_reports(View *v, int head)
{
	struct list_window *s = &v->window;
	int first = head, last = head + list_window_reports(s, head), fit;
	const struct slot *a, *b;

	cursor_show(v);
	fit = list_rows_fit(v);
	if (list_is_front(v)) {
		a = front_grid_slot(v->plan, head);
		b = front_grid_slot(v->plan, last);
		if (!a || !b)
			return;
		first = a->y;
		last = b->y + b->h - 1;
		fit = v->layout.main.h;
	}
	if (last >= s->top + fit)
		s->top = MIN(first, last - fit + 1);
	cursor_show(v);
}

static int step_of(enum cursor_step step, int page)
{
	switch (step) {
	case CURSOR_LINE:
		return 1;
	case CURSOR_HALF:
		return MAX(page / 2, 1);
	case CURSOR_PAGE:
		return MAX(page - 2, 1);
	case CURSOR_END:
	default:
		return 1 << 20;
	}
}

/* A story whose page is being fetched has not ended. */
static void say_end(View *v)
{
	g_autofree char *key = hints_key(v, ACTION_NEXT_UNREAD);
	g_autofree char *words =
		g_strdup_printf(_("End.  %s next unread"), key);

	if (!reading_is_fetching(&v->read))
		view_say(v, words);
}

static void move_story(View *v, enum cursor_step step, int way, Effects *fx)
{
	int was = v->read.row;
	int by = step_of(step, v->layout.main.h);

	view_typeset(v);
	v->read.row = CLAMP(was + way * by, 0, story_last_row(v));
	if (v->read.row == was && way > 0 && step != CURSOR_END)
		say_end(v);
	effects_draw(fx);
}

/* To the first headlines, with those that wait, or the last; false when they
 * are in the window already. The front page is made again: what is read leaves it. */
static bool move_to_end(View *v, int way)
{
	if (way < 0 && (v->fetcher.waiting > 0 || list_is_front(v) ||
			list_window_has_less(&v->window))) {
		v->fetcher.waiting = 0;
		v->want |= WANT_TOP | WANT_SECTIONS | WANT_SIDE;
		return true;
	}
	if (way > 0 && list_window_has_more(&v->window)) {
		v->want |= WANT_BOTTOM | WANT_SIDE;
		return true;
	}
	return false;
}

/* The row of the selected headline: of a list of rows, or of the front page. */
static int selected_row(const View *v)
{
	const struct slot *s =
		list_is_front(v) && v->plan
			? front_grid_slot(v->plan, v->window.selected)
			: NULL;

	return s ? s->y : v->window.selected;
}

static void move_list(View *v, enum cursor_step step, int way, Effects *fx)
{
	int page = list_is_front(v) ? cursor_front_fit(v) : list_rows_fit(v);
	int by = step_of(step, page), was = selected_row(v);

	if (step == CURSOR_END && move_to_end(v, way)) {
		effects_draw(fx);
		return;
	}
	if (step == CURSOR_PAGE && v->layout.columns > 1 && v->plan) {
		if (cursor_front_turn(v, way))
			effects_draw(fx);
		return;
	}
	if (!move_selected(v, way * by))
		return;
	/* what is selected keeps its place on the screen */
	if (step == CURSOR_PAGE || step == CURSOR_HALF)
		v->window.top = MAX(v->window.top + selected_row(v) - was, 0);
	v->want |= WANT_SIDE;
	cursor_show(v);
	effects_draw(fx);
}

static void move_plain(int *at, int by, int last, Effects *fx)
{
	int was = *at;

	*at = CLAMP(was + by, 0, MAX(last, 0));
	if (*at != was)
		effects_draw(fx);
}

static void move_side(View *v, enum cursor_step step, int way, Effects *fx)
{
	int by = step_of(step, MAX(v->layout.side.h / 5, 1));

	if (view_side_count(v) > 0)
		move_plain(&v->side.selected, way * by, view_side_count(v) - 1,
			   fx);
}

static void move_over(View *v, enum cursor_step step, int way, Effects *fx)
{
	int by = way * step_of(step, v->rows - 4);

	if (v->dialog.over == OVER_CHOOSE) {
		move_plain(&v->dialog.choice, by,
			   (int)v->dialog.found_urls->len - 1, fx);
	} else if (v->dialog.over == OVER_MUTE) {
		move_plain(&v->dialog.choice, by, v->dialog.mute_rows - 1, fx);
	} else {
		v->dialog.top = CLAMP(v->dialog.top + by, 0,
				      v->dialog.over == OVER_HELP
					      ? help_page_last_top(v)
					      : G_MAXINT16);
		effects_draw(fx);
	}
}

/* At the top the feeds are put in their order again, and the first is selected. */
static void renew_feeds(View *v, Effects *fx)
{
	v->feed_list.selected = -1;
	feed_list_renew(&v->feed_list);
	v->want |= WANT_FEEDS;
	effects_draw(fx);
}

static void move_feeds(View *v, enum cursor_step step, int way, Effects *fx)
{
	int feeds = v->feed_list.feeds ? (int)v->feed_list.feeds->all->len : 0;

	move_plain(&v->feed_list.selected,
		   way * step_of(step, v->layout.main.h), feeds - 1, fx);
	cursor_show(v);
	if (step == CURSOR_END && way < 0)
		renew_feeds(v, fx);
}

void cursor_by(View *v, enum cursor_step step, int way, Effects *fx)
{
	if (v->dialog.over != OVER_NONE) {
		move_over(v, step, way, fx);
		return;
	}
	if (v->nav.focus == FOCUS_SIDE) {
		move_side(v, step, way, fx);
		return;
	}
	switch (v->nav.scene) {
	case SCENE_STORY:
		move_story(v, step, way, fx);
		break;
	case SCENE_LIST:
		move_list(v, step, way, fx);
		break;
	case SCENE_FEEDS:
		move_feeds(v, step, way, fx);
		break;
	case SCENE_FIRST:
	default:
		move_plain(&v->dialog.choice,
			   way * (step == CURSOR_END ? 9 : 1), 3, fx);
		break;
	}
}
