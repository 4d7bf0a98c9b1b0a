/* loader: reads from the store what the view wants (enum want). */
#ifndef LEDE_UI_APP_LOADER_H
#define LEDE_UI_APP_LOADER_H

#include "src/store/db.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Reads what view->want names, but for WANT_LATE. `store` may be NULL: then
 * there is nothing to read. A text that was not digested yet adds FX_BODY.
 * Errors become the message of the view. */
void loader_load(View *v, Store *store, Effects *fx);
/* Reads WANT_LATE: the sidebar, where it is shown; then the event that the
 * details are about. */
void loader_late(View *v, Store *store);

#endif
