/* loader: the view filled from the store, a window at a time. */
#ifndef LEDE_UI_LOADER_H
#define LEDE_UI_LOADER_H

#include "src/store.h"
#include "ui/view.h"

/* Reads what view->want names, but for the sidebar's and the details', which
 * are read when they are drawn. `store` may be NULL: then there is nothing to read. Gives effects
 * that follow (FX_BODY). What could not be read is said in the view. */
unsigned loader_load(View *v, Store *store);
/* Reads what stands beside the headline that the sidebar is about, if it is
 * wanted and shown; then the event that the details are about. */
void loader_side(View *v, Store *store);

#endif
