#include "ui/update/update.h"

#include "ui/update/actions.h"
#include "ui/update/cursor.h"
#include "ui/update/dialog.h"
#include "ui/update/fold.h"
#include "ui/update/link_number.h"
#include "ui/update/navigate.h"
#include "ui/update/prompt_input.h"

static bool is_of_terminal(enum action a)
{
	return a == ACTION_QUIT || a == ACTION_REDRAW || a == ACTION_SUSPEND;
}

void update_action(View *v, enum action a, Effects *fx)
{
	if (v->notice.words)
		effects_draw(fx);
	g_clear_pointer(&v->notice.words, g_free);
	v->notice.bad = false;
	/* any key leads back from a picture */
	if (v->dialog.over == OVER_PICTURE && !is_of_terminal(a)) {
		v->dialog.over = OVER_NONE;
		effects_draw(fx);
		return;
	}
	v->muting.change = 0;
	if (list_window_count(&v->window) > 0)
		v->fetcher.settling = false;
	v->prompt.sent = ASK_NONE;
	actions_run(v, a, fx);
}

void update_prompt_key(View *v, int key, Effects *fx)
{
	g_autofree char *argument = NULL;
	struct command c;

	if (!v->prompt.line)
		return;
	prompt_input_key(v, key, &c, fx);
	argument = c.argument;
	if (argument)
		actions_run_with(v, c.action, argument, fx);
	else if (c.action != ACTION_NONE)
		update_action(v, c.action, fx);
}

void update_digit(View *v, int digit, Effects *fx)
{
	bool over = v->dialog.over == OVER_PICTURE;

	update_action(v, ACTION_NONE, fx); /* a message ends */
	if (over || dialog_choose(v, digit - 1, fx) ||
	    v->dialog.over != OVER_NONE)
		return;
	if (v->nav.scene == SCENE_STORY)
		link_number_digit(v, digit, fx);
	else
		navigate_tab(v, digit - 1, fx);
}

void update_tick(View *v, int64_t mono_ms, Effects *fx)
{
	if (v->read.number && mono_ms >= v->read.number_until)
		link_number_open(v, v->read.number, fx);
	if (v->notice.words && v->notice.until && mono_ms >= v->notice.until) {
		g_clear_pointer(&v->notice.words, g_free);
		v->notice.until = 0;
		effects_draw(fx);
	}
}

void update_loaded(View *v, Effects *fx)
{
	if (v->unfolding)
		fold_loaded(v, fx);
	else if (v->nav.unread_way == 0)
		cursor_show(v);
	else
		navigate_headline(v, v->nav.unread_way, true, fx);
}
