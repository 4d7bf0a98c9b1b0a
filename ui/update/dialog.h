/* dialog: what a choice among several leads to. */
#ifndef LEDE_UI_UPDATE_DIALOG_H
#define LEDE_UI_UPDATE_DIALOG_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* How to begin, where there is no news yet: 0 to 3. */
void dialog_first(View *v, int choice, Effects *fx);
/* The feed of a page that names several, from 0. */
void dialog_found(View *v, int choice, Effects *fx);

#endif
