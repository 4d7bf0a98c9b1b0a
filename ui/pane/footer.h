/* footer: the last row: key hints, messages, the prompt, progress. */
#ifndef LEDE_UI_PANE_FOOTER_H
#define LEDE_UI_PANE_FOOTER_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_footer(Canvas *c, const View *v);

#endif
