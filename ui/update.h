/* update: `view_apply`: an action to a changed view and effects. */
#ifndef LEDE_UI_UPDATE_H
#define LEDE_UI_UPDATE_H

#include "ui/view.h"

/* Opens the link of that number in the story being read. */
unsigned view_link(View *v, int number);
/* Applies one action to the view; touches neither disk, net nor terminal.
 * Returns the effects, or'ed; 0 if nothing came of it. */
unsigned view_apply(View *v, enum action a);
/* The n-th tab, from 0; or in a story, a digit of a link's number; in the
 * first run and where feeds are found, a choice. */
unsigned view_digit(View *v, int digit);
/* Time has passed: notices and numbers that wait run out. */
unsigned view_tick(View *v, int64_t mono_ms);
/* A window was loaded: effects of what was waited for in it. */
unsigned view_loaded(View *v);

#endif
