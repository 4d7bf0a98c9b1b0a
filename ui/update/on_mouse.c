#include "ui/update/on_mouse.h"

#include "ui/input/key.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor.h"
#include "ui/update/link_number.h"
#include "ui/update/navigate.h"
#include "ui/update/scroll.h"
#include "ui/update/update.h"

/* The list does not scroll, so that a double click hits one headline. */
static void click_story(View *v, int n, Effects *fx)
{
	if (n >= (int)list_window_count(&v->window) ||
	    v->nav.scene != SCENE_LIST)
		return;
	if (v->nav.focus == FOCUS_MAIN && n == v->window.selected) {
		update_action(v, ACTION_OPEN, fx);
		return;
	}
	navigate_focus(v, FOCUS_MAIN, fx);
	v->window.selected = n;
	v->want |= WANT_SIDE;
	effects_draw(fx);
}

static void click_rail(View *v, int n, Effects *fx)
{
	if (n >= (int)list_window_count(&v->window) ||
	    v->nav.scene != SCENE_STORY)
		return;
	if (n == v->window.selected) {
		navigate_focus(v, FOCUS_MAIN, fx);
		return;
	}
	v->window.selected = n;
	navigate_turn(v, view_selected(v), fx);
}

static void click_side(View *v, int n, Effects *fx)
{
	if (n >= view_side_count(v))
		return;
	if (v->nav.focus == FOCUS_SIDE && n == v->side.selected) {
		update_action(v, ACTION_OPEN, fx);
		return;
	}
	navigate_focus(v, FOCUS_SIDE, fx);
	v->side.selected = n;
	effects_draw(fx);
}

static void click_outlet(View *v, int n, Effects *fx)
{
	if (n < view_side_outlets(v))
		navigate_story(v, view_side_outlet(v, n), fx);
}

static void click_feed(View *v, int n, Effects *fx)
{
	if (n == v->feed_list.selected) {
		update_action(v, ACTION_OPEN, fx);
		return;
	}
	v->feed_list.selected = n;
	cursor_show(v);
	effects_draw(fx);
}

static void click_choice(View *v, int n, Effects *fx)
{
	if (n == v->dialog.choice) {
		update_action(v, ACTION_OPEN, fx);
		return;
	}
	v->dialog.choice = n;
	effects_draw(fx);
}

static void click_command(View *v, int n, Effects *fx)
{
	if (n == v->dialog.choice) {
		update_prompt_key(v, K_ENTER, fx);
		return;
	}
	v->dialog.choice = n;
	effects_draw(fx);
}

static void click_action(View *v, int n, Effects *fx)
{
	update_action(v, (enum action)n, fx);
}

/* A click on an empty part focuses its pane. */
static void click_pane(View *v, const struct mouse *m, Effects *fx)
{
	struct rect r = v->layout.side;
	bool side = m->x >= r.x && m->x < r.x + r.w && m->y >= r.y;

	if (!v->layout.side_over)
		navigate_focus(v, side ? FOCUS_SIDE : FOCUS_MAIN, fx);
}

/* A click on a result ends the typing of a search; in other prompts clicks do
 * nothing, so that what was typed is not lost. */
static void while_typing(View *v, const struct spot *spot, Effects *fx)
{
	int64_t id;

	if (spot->kind == HOTSPOT_COMMAND)
		click_command(v, spot->number, fx);
	if (spot->kind == HOTSPOT_KEY)
		update_prompt_key(v, spot->number, fx);
	if (v->prompt.ask != ASK_SEARCH || spot->kind != HOTSPOT_STORY ||
	    spot->number >= (int)list_window_count(&v->window))
		return;
	id = stories_at(v->window.stories, (guint)spot->number)->id;
	update_prompt_key(v, K_ENTER, fx);
	v->window.keep = id;
}

static void on_click(View *v, const struct mouse *m, const struct spot *spot,
		     Effects *fx)
{
	static void (*const on[])(View *, int, Effects *) = {
		[HOTSPOT_STORY] = click_story,
		[HOTSPOT_RAIL] = click_rail,
		[HOTSPOT_SIDE] = click_side,
		[HOTSPOT_OUTLET] = click_outlet,
		[HOTSPOT_FEED] = click_feed,
		[HOTSPOT_CHOICE] = click_choice,
		[HOTSPOT_TAB] = navigate_tab,
		[HOTSPOT_LINK] = link_number_open,
		[HOTSPOT_ACTION] = click_action,
		[HOTSPOT_KEY] = NULL,
	};

	if (v->prompt.line) {
		while_typing(v, spot, fx);
		return;
	}
	/* any click clears the message, as a key does */
	update_action(v, ACTION_NONE, fx);
	if (spot->kind == HOTSPOT_NONE)
		click_pane(v, m, fx);
	else if (on[spot->kind])
		on[spot->kind](v, spot->number, fx);
}

void on_mouse_apply(View *v, const struct mouse *m, const struct spot *spot,
		    Effects *fx)
{
	switch (m->kind) {
	case MOUSE_BACK:
		if (v->prompt.line)
			update_prompt_key(v, K_ESC, fx);
		else
			update_action(v, ACTION_OUT, fx);
		break;
	case MOUSE_UP:
	case MOUSE_DOWN:
		scroll_wheel(v, m, fx);
		break;
	case MOUSE_CLICK:
	default:
		on_click(v, m, spot, fx);
		break;
	}
}
