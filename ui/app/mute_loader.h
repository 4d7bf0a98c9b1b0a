/* mute_loader: what a mute that was just chosen hides, read from the store. */
#ifndef LEDE_UI_APP_MUTE_LOADER_H
#define LEDE_UI_APP_MUTE_LOADER_H

#include "src/store/db.h"
#include "ui/state/view.h"

/* Reads what view->muting hides, takes it out of the list and says how many. */
void mute_loader_hide(View *v, Store *store);

#endif
