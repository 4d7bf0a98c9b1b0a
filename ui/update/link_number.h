/* link_number: the digits of a link's number, typed in a story, and the link
 * that they open. */
#ifndef LEDE_UI_UPDATE_LINK_NUMBER_H
#define LEDE_UI_UPDATE_LINK_NUMBER_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Opens the link of that number in the story being read. */
void link_number_open(View *v, int number, Effects *fx);
/* The next digit. The link is opened at once where no longer number exists,
 * else when v->read.number_until has passed. */
void link_number_digit(View *v, int digit, Effects *fx);

#endif
