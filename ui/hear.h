/* hear: what the courier says, taken into the view. */
#ifndef LEDE_UI_HEAR_H
#define LEDE_UI_HEAR_H

#include "ui/news.h"
#include "ui/view.h"

/* Takes in a piece of news; effects as view_apply gives them. */
unsigned view_news(View *v, const struct news *n);

#endif
