/* list_loader: the window of the list on screen, read from the store. */
#ifndef LEDE_UI_APP_LIST_LOADER_H
#define LEDE_UI_APP_LIST_LOADER_H

#include "src/store/db.h"
#include "ui/state/view.h"

/* Reads what of the list `want` names (enum want: WANT_LIST to WANT_LESS,
 * WANT_REPORTS), the first of them only. A search that gives way to a key
 * (store_give_way) leaves the window as it is, and is marked broken_off. */
void list_loader_load(View *v, Store *store, unsigned want);

#endif
