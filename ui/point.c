#include "ui/point.h"

#include "ui/go.h"
#include "ui/key.h"
#include "ui/move.h"
#include "ui/scroll.h"
#include "ui/typing.h"
#include "ui/update.h"

static unsigned type(View *v, int key)
{
	enum action a;
	unsigned fx;

	if (!v->prompt)
		return 0;
	fx = typing_key(v, key, &a);
	return a != ACTION_NONE ? fx | view_apply(v, a) : fx;
}

/* The list stays where it is, so that a second click meets the same
 * headline. */
static unsigned on_story(View *v, int n)
{
	if (n >= (int)shelf_count(&v->shelf) || v->scene != SCENE_LIST)
		return 0;
	if (v->focus == FOCUS_MAIN && n == v->shelf.selected)
		return view_apply(v, ACTION_OPEN);
	go_focus(v, FOCUS_MAIN);
	v->shelf.selected = n;
	v->want |= WANT_SIDE;
	return FX_DRAW | FX_LOAD;
}

static unsigned on_rail(View *v, int n)
{
	if (n >= (int)shelf_count(&v->shelf) || v->scene != SCENE_STORY)
		return 0;
	if (n == v->shelf.selected)
		return go_focus(v, FOCUS_MAIN);
	v->shelf.selected = n;
	return go_story(v, view_selected(v));
}

static unsigned on_side(View *v, int n)
{
	if (n >= view_side_count(v))
		return 0;
	if (v->focus == FOCUS_SIDE && n == v->side_selected)
		return view_apply(v, ACTION_OPEN);
	go_focus(v, FOCUS_SIDE);
	v->side_selected = n;
	return FX_DRAW;
}

static unsigned on_outlet(View *v, int n)
{
	return n < view_side_outlets(v) ? go_story(v, view_side_outlet(v, n))
					: 0;
}

static unsigned on_feed(View *v, int n)
{
	if (n == v->feed_selected)
		return view_apply(v, ACTION_OPEN);
	v->feed_selected = n;
	return FX_DRAW | move_show(v);
}

static unsigned on_choice(View *v, int n)
{
	if (n == v->choice)
		return view_apply(v, ACTION_OPEN);
	v->choice = n;
	return FX_DRAW;
}

static unsigned on_command(View *v, int n)
{
	if (n == v->choice)
		return type(v, K_ENTER);
	v->choice = n;
	return FX_DRAW;
}

static unsigned on_action(View *v, int n)
{
	return view_apply(v, (enum action)n);
}

/* Where nothing is, the pane has the focus. */
static unsigned on_pane(View *v, const struct mouse *m)
{
	struct rect r = v->layout.side;
	bool side = m->x >= r.x && m->x < r.x + r.w && m->y >= r.y;

	if (v->layout.side_over)
		return 0;
	return go_focus(v, side ? FOCUS_SIDE : FOCUS_MAIN);
}

/* What was being searched for is what is meant; with other lines the mouse
 * would take away what was typed. */
static unsigned while_typing(View *v, const struct spot *spot)
{
	const struct story *s;
	unsigned fx;
	int64_t id;

	if (spot->kind == SPOT_COMMAND)
		return on_command(v, spot->number);
	if (spot->kind == SPOT_KEY)
		return type(v, spot->number);
	if (v->ask != ASK_SEARCH || spot->kind != SPOT_STORY ||
	    spot->number >= (int)shelf_count(&v->shelf))
		return 0;
	s = stories_at(v->shelf.stories, (guint)spot->number);
	id = s->id;
	fx = type(v, K_ENTER);
	v->shelf.keep = id;
	return fx;
}

static unsigned click(View *v, const struct mouse *m, const struct spot *spot)
{
	static unsigned (*const on[])(View *, int) = {
		[SPOT_STORY] = on_story,   [SPOT_RAIL] = on_rail,
		[SPOT_SIDE] = on_side,     [SPOT_OUTLET] = on_outlet,
		[SPOT_FEED] = on_feed,     [SPOT_CHOICE] = on_choice,
		[SPOT_TAB] = go_tab,       [SPOT_LINK] = view_link,
		[SPOT_ACTION] = on_action, [SPOT_KEY] = NULL,
	};
	unsigned fx;

	if (v->prompt)
		return while_typing(v, spot);
	fx = view_apply(v, ACTION_NONE); /* what was said is read */
	if (spot->kind == SPOT_NONE)
		return fx | on_pane(v, m);
	return on[spot->kind] ? fx | on[spot->kind](v, spot->number) : fx;
}

unsigned point_apply(View *v, const struct mouse *m, const struct spot *spot)
{
	switch (m->kind) {
	case MOUSE_BACK:
		return v->prompt ? type(v, K_ESC) : view_apply(v, ACTION_OUT);
	case MOUSE_UP:
		return scroll_at(v, m->x, m->y, -1);
	case MOUSE_DOWN:
		return scroll_at(v, m->x, m->y, 1);
	case MOUSE_CLICK:
	default:
		return click(v, m, spot);
	}
}
