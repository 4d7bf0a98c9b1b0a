/* footer: the keys that work here, where one is; messages, prompts, progress. */
#ifndef LEDE_UI_PANE_FOOTER_H
#define LEDE_UI_PANE_FOOTER_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_footer(Canvas *c, const View *v);

#endif
