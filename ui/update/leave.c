#include "ui/update/leave.h"

#include "ui/update/find_in_text.h"
#include "ui/update/navigate.h"

/* Closes what lies over the screen, or ends what is half typed; false where there is
 * nothing of that. */
static bool close_over(View *v, Effects *fx)
{
	if (v->dialog.over != OVER_NONE) {
		v->dialog.over = OVER_NONE;
		g_clear_pointer(&v->dialog.help_words, g_free);
	} else if (v->read.number) {
		v->read.number = 0;
	} else {
		return false;
	}
	effects_draw(fx);
	return true;
}

void leave_for_list(View *v, int may_quit, Effects *fx)
{
	if (close_over(v, fx))
		return;
	if (v->nav.focus == FOCUS_SIDE && v->nav.scene == SCENE_LIST)
		navigate_focus(v, FOCUS_MAIN, fx);
	else if (!navigate_back(v, fx) && may_quit)
		effects_add(fx, &(struct effect){ .kind = FX_QUIT });
}

void leave_innermost(View *v, Effects *fx)
{
	if (v->dialog.over == OVER_NONE && v->read.find) {
		find_in_text_stop(v);
		effects_draw(fx);
		return;
	}
	leave_for_list(v, false, fx);
}

void leave_step(View *v, Effects *fx)
{
	if (close_over(v, fx))
		return;
	if (v->nav.focus == FOCUS_SIDE)
		navigate_focus(v, FOCUS_MAIN, fx);
	else
		navigate_out(v, fx);
}
