/* hear: what the courier says, taken into the view. */
#ifndef LEDE_UI_HEAR_H
#define LEDE_UI_HEAR_H

#include "ui/effect.h"
#include "ui/news.h"
#include "ui/view.h"

/* Takes in a piece of news, as view_apply an action. */
void view_news(View *v, const struct news *n, Effects *fx);

#endif
