/* colorfgbg: the variable COLORFGBG of rxvt and others, "15;0": the last number is the
 * background's index in the palette. */
#ifndef LEDE_UI_TERM_COLORFGBG_H
#define LEDE_UI_TERM_COLORFGBG_H

#include <stdbool.h>

/* Whether it says that the background is light. */
bool colorfgbg_is_light(void);

#endif
