/* mute: the dialog that mutes, and lists what is muted. */
#ifndef LEDE_UI_PANE_MUTE_H
#define LEDE_UI_PANE_MUTE_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_mute(Canvas *c, const View *v);

#endif
