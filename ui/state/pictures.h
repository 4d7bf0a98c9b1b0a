/* pictures: the pictures on the screen, and what of them is asked for. */
#ifndef LEDE_UI_STATE_PICTURES_H
#define LEDE_UI_STATE_PICTURES_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* The columns and rows of the picture beside the front page's lead; 0: there is none. */
void pictures_lead_size(const View *v, int *cols, int *rows);

/* Asks for what is to be shown and was not asked for: after the view has been laid out,
 * before it is drawn. */
void pictures_ask(View *v, Effects *fx);
/* Shows the picture of the story being read over the whole screen. */
void pictures_open(View *v, Effects *fx);

/* The command for that place was sent as `number`; 0: it was not. */
void pictures_sent(View *v, enum picture_place place, uint32_t number);
/* Rows for the place whose command that is. */
void pictures_take(View *v, uint32_t number, const struct picture_strip *strip);
/* The command was answered; `failure` is NULL where the picture has come. */
void pictures_answered(View *v, uint32_t number, const char *failure);

#endif
