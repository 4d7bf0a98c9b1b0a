#include "ui/update/update.h"

#include "ui/update/actions.h"
#include "ui/update/cursor.h"
#include "ui/update/dialog.h"
#include "ui/update/fold.h"
#include "ui/update/link_number.h"
#include "ui/update/navigate.h"

void update_action(View *v, enum action a, Effects *fx)
{
	if (v->notice)
		effects_draw(fx);
	g_clear_pointer(&v->notice, g_free);
	v->notice_bad = false;
	actions_run(v, a, fx);
}

void update_digit(View *v, int digit, Effects *fx)
{
	if (dialog_choose(v, digit - 1, fx) || v->over != OVER_NONE)
		return;
	if (v->scene == SCENE_STORY)
		link_number_digit(v, digit, fx);
	else
		navigate_tab(v, digit - 1, fx);
}

void update_tick(View *v, int64_t mono_ms, Effects *fx)
{
	if (v->read.number && mono_ms >= v->read.number_until)
		link_number_open(v, v->read.number, fx);
	if (v->notice && v->notice_until && mono_ms >= v->notice_until) {
		g_clear_pointer(&v->notice, g_free);
		v->notice_until = 0;
		effects_draw(fx);
	}
}

void update_loaded(View *v, Effects *fx)
{
	if (v->unfolding)
		fold_loaded(v, fx);
	else if (v->unread_way == 0)
		cursor_show(v);
	else
		navigate_headline(v, v->unread_way, true, fx);
}
