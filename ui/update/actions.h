/* actions: the table from actions to their handlers. */
#ifndef LEDE_UI_UPDATE_ACTIONS_H
#define LEDE_UI_UPDATE_ACTIONS_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* What an action does: one of `run` and `run_with`, the other is NULL. */
struct action_row {
	enum action action;
	unsigned scenes; /* 1 << enum scene, or'ed: where it does anything */
	bool over;       /* also under help, details or a choice */
	void (*run)(View *v, Effects *fx);
	void (*run_with)(View *v, int arg, Effects *fx);
	int arg;
};

/* The i-th row; NULL after the last. */
const struct action_row *actions_row(guint i);
/* Does what an action's row says, in the scene that is on screen. */
void actions_run(View *v, enum action a, Effects *fx);
/* The same of an action that asks for something (palette_ask), which was typed. */
void actions_run_with(View *v, enum action a, const char *argument,
		      Effects *fx);

#endif
