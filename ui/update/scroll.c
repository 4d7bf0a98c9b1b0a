#include "ui/update/scroll.h"

#include "ui/input/key.h"
#include "ui/state/view_front.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor.h"
#include "ui/update/cursor_front.h"
#include "ui/update/list_rows.h"
#include "ui/update/palette.h"

#define STEP   3 /* rows, or headlines of one row */
#define BEYOND 2 /* headlines that stay in view beyond the selection */

static bool contains(struct rect r, const struct mouse *m)
{
	return m->x >= r.x && m->x < r.x + r.w && m->y >= r.y &&
	       m->y < r.y + r.h;
}

/* The part of a list that is in view, and the row that is selected. */
struct viewport {
	int *top, *selected;
	int rows, count; /* in view, of the whole list */
};

/* Scrolls, and moves the selection only as far as it must to stay in view;
 * false when nothing changed. */
static bool scroll_viewport(const struct viewport *p, int by)
{
	int was = *p->top, top = CLAMP(was + by, 0, MAX(p->count - p->rows, 0));
	int low = top > 0 ? top + BEYOND : 0;
	int high = top + p->rows < p->count ? top + p->rows - 1 - BEYOND
					    : p->count - 1;

	*p->top = top;
	if (top == was)
		return false;
	if (p->rows <= 2 * BEYOND)
		*p->selected = CLAMP(top + p->rows / 2, 0, p->count - 1);
	else
		*p->selected = CLAMP(*p->selected, low, high);
	return true;
}

static void turn_list(View *v, int way, Effects *fx)
{
	struct list_window *s = &v->window;
	const struct viewport p = { &s->top, &s->selected, list_rows_fit(v),
				    (int)list_window_count(s) };
	int was = s->selected;

	if (was < 0 || !scroll_viewport(&p, way * STEP))
		return;
	if (s->selected != was)
		v->want |= WANT_SIDE;
	cursor_show(v);
	effects_draw(fx);
}

/* Whether that headline may be selected with this top: the headlines that
 * cursor_show keeps in view around it are. */
static bool fits_on_front(const View *v, int story, int top)
{
	const FrontGrid *p = v->plan;
	int end = top + v->layout.main.h;
	const struct slot *s = front_grid_slot(p, story);
	const struct slot *on =
		front_grid_slot(p, front_grid_step(p, story, BEYOND));
	const struct slot *back =
		front_grid_slot(p, front_grid_step(p, story, -BEYOND));

	if (!s || s->y < top || s->y + s->h > end)
		return false;
	if (on && on->y + on->h > end)
		return false;
	return !back || back->y >= top;
}

/* The headline nearest to the one selected, first that way, that fits. */
static int nearest(const View *v, int top, int way)
{
	int start = v->window.selected;

	for (int i = 0; i < 2; i++, way = -way) {
		int at = start, to = at;

		do {
			at = to;
			if (fits_on_front(v, at, top))
				return at;
			to = front_grid_step(v->plan, at, way);
		} while (to != at);
	}
	return front_grid_step(v->plan, start, way);
}

/* The screen begins with a whole headline. */
static int whole_headline_at(const FrontGrid *p, int top, int way)
{
	int best = 0;

	for (guint i = 0; i < p->slots->len; i++) {
		int y = g_array_index(p->slots, struct slot, i).y;

		if (way > 0 && y >= top)
			return y;
		if (y <= top)
			best = y;
	}
	return best;
}

static void turn_front(View *v, int way, Effects *fx)
{
	int was = v->window.top, selected = v->window.selected, top;

	view_front_plan(v);
	if (selected < 0)
		return;
	if (v->plan->page > 0) {
		if (cursor_front_turn(v, way))
			effects_draw(fx);
		return;
	}
	top = CLAMP(was + way * STEP, 0,
		    MAX(v->plan->rows - v->layout.main.h, 0));
	if (top == was)
		return;
	top = whole_headline_at(v->plan, top, way);
	v->window.selected = nearest(v, top, way);
	v->window.top = top;
	if (v->window.selected != selected)
		v->want |= WANT_SIDE;
	cursor_show(v);
	effects_draw(fx);
}

static void turn_story(View *v, int way, Effects *fx)
{
	int was = v->read.row;

	v->read.row += way * STEP;
	cursor_show(v);
	if (v->read.row != was)
		effects_draw(fx);
}

static void turn_feeds(View *v, int way, Effects *fx)
{
	int count = v->feed_list.feeds ? (int)v->feed_list.feeds->all->len : 0;
	const struct viewport p = { &v->feed_list.top, &v->feed_list.selected,
				    feed_list_rows(v->layout.main.h), count };

	if (count == 0 || !scroll_viewport(&p, way * STEP))
		return;
	cursor_show(v);
	effects_draw(fx);
}

static void turn_side(View *v, int way, Effects *fx)
{
	int last = view_side_count(v) - 1, was = v->side.top;

	if (v->nav.focus == FOCUS_SIDE) {
		cursor_by(v, CURSOR_LINE, way, fx);
		return;
	}
	if (was == 0)
		v->side.selected = -1;
	v->side.top = CLAMP(was + way, 0, MAX(last, 0));
	if (v->side.top != was)
		effects_draw(fx);
}

static void turn_rail(View *v, int way, Effects *fx)
{
	int last = (int)list_window_count(&v->window) - 1, was = v->rail_top;

	if (was < 0)
		was = v->window.selected;
	v->rail_top = CLAMP(was + way, 0, MAX(last, 0));
	effects_draw(fx);
}

/* What lies over the screen, or the commands to choose from. */
static void turn_over(View *v, int way, Effects *fx)
{
	int steps = v->dialog.over == OVER_CHOOSE ? 1 : STEP;

	if (v->prompt.ask == ASK_COMMAND) {
		palette_key(v, way > 0 ? K_DOWN : K_UP);
		effects_draw(fx);
		return;
	}
	for (int i = 0; i < steps; i++)
		cursor_by(v, CURSOR_LINE, way, fx);
}

static void turn_main(View *v, int way, Effects *fx)
{
	switch (v->nav.scene) {
	case SCENE_STORY:
		turn_story(v, way, fx);
		break;
	case SCENE_FEEDS:
		turn_feeds(v, way, fx);
		break;
	case SCENE_LIST:
		if (v->window.list.kind == LIST_FRONT)
			turn_front(v, way, fx);
		else
			turn_list(v, way, fx);
		break;
	case SCENE_FIRST:
	default:
		cursor_by(v, CURSOR_LINE, way, fx);
		break;
	}
}

void scroll_wheel(View *v, const struct mouse *m, Effects *fx)
{
	const struct layout *l = &v->layout;
	int way = m->kind == MOUSE_UP ? -1 : 1;

	if (l->small)
		return;
	if (v->dialog.over != OVER_NONE || v->prompt.ask == ASK_COMMAND)
		turn_over(v, way, fx);
	else if (contains(l->side, m))
		turn_side(v, way, fx);
	else if (contains(l->rail, m))
		turn_rail(v, way, fx);
	else
		turn_main(v, way, fx);
}
