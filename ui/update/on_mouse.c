#include "ui/update/on_mouse.h"

#include "ui/input/key.h"
#include "ui/update/cursor.h"
#include "ui/update/link_number.h"
#include "ui/update/navigate.h"
#include "ui/update/prompt_input.h"
#include "ui/update/scroll.h"
#include "ui/update/update.h"

static void type_in_prompt(View *v, int key, Effects *fx)
{
	enum action a;

	if (!v->prompt.line)
		return;
	prompt_input_key(v, key, &a, fx);
	if (a != ACTION_NONE)
		update_action(v, a, fx);
}

/* The list does not scroll, so that a double click hits one headline. */
static void on_story(View *v, int n, Effects *fx)
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

static void on_rail(View *v, int n, Effects *fx)
{
	if (n >= (int)list_window_count(&v->window) ||
	    v->nav.scene != SCENE_STORY)
		return;
	if (n == v->window.selected) {
		navigate_focus(v, FOCUS_MAIN, fx);
		return;
	}
	v->window.selected = n;
	navigate_story(v, view_selected(v), fx);
}

static void on_side(View *v, int n, Effects *fx)
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

static void on_outlet(View *v, int n, Effects *fx)
{
	if (n < view_side_outlets(v))
		navigate_story(v, view_side_outlet(v, n), fx);
}

static void on_feed(View *v, int n, Effects *fx)
{
	if (n == v->feed_list.selected) {
		update_action(v, ACTION_OPEN, fx);
		return;
	}
	v->feed_list.selected = n;
	cursor_show(v);
	effects_draw(fx);
}

static void on_choice(View *v, int n, Effects *fx)
{
	if (n == v->dialog.choice) {
		update_action(v, ACTION_OPEN, fx);
		return;
	}
	v->dialog.choice = n;
	effects_draw(fx);
}

static void on_command(View *v, int n, Effects *fx)
{
	if (n == v->dialog.choice) {
		type_in_prompt(v, K_ENTER, fx);
		return;
	}
	v->dialog.choice = n;
	effects_draw(fx);
}

static void on_action(View *v, int n, Effects *fx)
{
	update_action(v, (enum action)n, fx);
}

/* A click on an empty part focuses its pane. */
static void on_pane(View *v, const struct mouse *m, Effects *fx)
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
		on_command(v, spot->number, fx);
	if (spot->kind == HOTSPOT_KEY)
		type_in_prompt(v, spot->number, fx);
	if (v->prompt.ask != ASK_SEARCH || spot->kind != HOTSPOT_STORY ||
	    spot->number >= (int)list_window_count(&v->window))
		return;
	id = stories_at(v->window.stories, (guint)spot->number)->id;
	type_in_prompt(v, K_ENTER, fx);
	v->window.keep = id;
}

static void on_click(View *v, const struct mouse *m, const struct spot *spot,
		     Effects *fx)
{
	static void (*const on[])(View *, int, Effects *) = {
		[HOTSPOT_STORY] = on_story,   [HOTSPOT_RAIL] = on_rail,
		[HOTSPOT_SIDE] = on_side,     [HOTSPOT_OUTLET] = on_outlet,
		[HOTSPOT_FEED] = on_feed,     [HOTSPOT_CHOICE] = on_choice,
		[HOTSPOT_TAB] = navigate_tab, [HOTSPOT_LINK] = link_number_open,
		[HOTSPOT_ACTION] = on_action, [HOTSPOT_KEY] = NULL,
	};

	if (v->prompt.line) {
		while_typing(v, spot, fx);
		return;
	}
	/* any click clears the message, as a key does */
	update_action(v, ACTION_NONE, fx);
	if (spot->kind == HOTSPOT_NONE)
		on_pane(v, m, fx);
	else if (on[spot->kind])
		on[spot->kind](v, spot->number, fx);
}

void on_mouse_apply(View *v, const struct mouse *m, const struct spot *spot,
		    Effects *fx)
{
	switch (m->kind) {
	case MOUSE_BACK:
		if (v->prompt.line)
			type_in_prompt(v, K_ESC, fx);
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
