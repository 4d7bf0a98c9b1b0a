/* notice: a message in the last row. */
#ifndef LEDE_UI_UPDATE_NOTICE_H
#define LEDE_UI_UPDATE_NOTICE_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Shows it and has the screen drawn. */
void notice_show(View *v, const char *words, Effects *fx);

#endif
