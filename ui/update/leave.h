/* leave: out of what is open, by a step or all at once. */
#ifndef LEDE_UI_UPDATE_LEAVE_H
#define LEDE_UI_UPDATE_LEAVE_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* To the list, from however deep; from the front page out of lede, where it may quit. */
void leave_for_list(View *v, int may_quit, Effects *fx);
/* The same without quitting, but a search in the text ends first. */
void leave_innermost(View *v, Effects *fx);
/* One step: out of what lies over the screen, of the sidebar, of the place. */
void leave_step(View *v, Effects *fx);

#endif
