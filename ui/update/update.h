/* update: what an action, a digit, time or a loaded window changes in the view,
 * and the effects that it asks for. */
#ifndef LEDE_UI_UPDATE_UPDATE_H
#define LEDE_UI_UPDATE_UPDATE_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Applies one action to the view; touches neither disk, net nor terminal.
 * Appends what has to be done, in order; nothing if nothing came of it. */
void update_action(View *v, enum action a, Effects *fx);
/* A key while a line is typed; the action that it led to. Nothing while none
 * is. */
void update_prompt_key(View *v, int key, Effects *fx);
/* The n-th tab, from 1; or in a story, a digit of a link's number; in the
 * first run and where a page has several feeds, a choice. */
void update_digit(View *v, int digit, Effects *fx);
/* Time has passed: notices and typed numbers run out. */
void update_tick(View *v, int64_t mono_ms, Effects *fx);
/* A window was loaded: continues what waited for it. */
void update_loaded(View *v, Effects *fx);

#endif
