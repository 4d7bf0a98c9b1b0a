/* update: `view_apply`: an action to a changed view and effects. */
#ifndef LEDE_UI_UPDATE_UPDATE_H
#define LEDE_UI_UPDATE_UPDATE_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Opens the link of that number in the story being read. */
void view_link(View *v, int number, Effects *fx);
/* Applies one action to the view; touches neither disk, net nor terminal.
 * Appends what has to be done, in order; nothing if nothing came of it. */
void view_apply(View *v, enum action a, Effects *fx);
/* The n-th tab, from 0; or in a story, a digit of a link's number; in the
 * first run and where feeds are found, a choice. */
void view_digit(View *v, int digit, Effects *fx);
/* Time has passed: notices and numbers that wait run out. */
void view_tick(View *v, int64_t mono_ms, Effects *fx);
/* A window was loaded: what was waited for in it. */
void view_loaded(View *v, Effects *fx);

#endif
