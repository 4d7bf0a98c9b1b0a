/* dialog: the choice that a dialog offers: how to begin, which feed of a page,
 * what to mute. */
#ifndef LEDE_UI_UPDATE_DIALOG_H
#define LEDE_UI_UPDATE_DIALOG_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Takes a choice, from 0, of the dialog on screen; one that is not offered
 * does nothing. False where there is no dialog. */
bool dialog_choose(View *v, int choice, Effects *fx);

#endif
