/* setting: `:set NAME VALUE`: a setting changed while lede runs. */
#ifndef LEDE_UI_UPDATE_SETTING_H
#define LEDE_UI_UPDATE_SETTING_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* `typed` is a name and a value. Asks for the change where it can be made at once, and
 * says where it cannot: most settings are read when the programs start. */
void setting_typed(View *v, const char *typed, Effects *fx);

#endif
