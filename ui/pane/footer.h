/* footer: the keys that work here, where one is; messages, prompts, progress. */
#ifndef LEDE_UI_PANE_FOOTER_H
#define LEDE_UI_PANE_FOOTER_H

#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/view.h"

void pane_footer(Canvas *c, const View *v, const Keymap *m);

#endif
