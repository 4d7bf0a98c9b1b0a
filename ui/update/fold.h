/* fold: expands a headline to its event's reports, and collapses it.
 *
 * A window remembers which of its headlines are unfolded (by id); their reports
 * are rows of the window, marked `beneath`, and come again whenever the window
 * does. Paging and counting go by headlines alone. Only here each outlet of an
 * event has a row of its own. */
#ifndef LEDE_UI_UPDATE_FOLD_H
#define LEDE_UI_UPDATE_FOLD_H

#include "src/store/lists.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Unfolds the selected headline, or folds it; on a report, the headline that
 * it stands below, which is then selected. */
void fold_toggle(View *v, Effects *fx);
/* After an unfolded headline's reports were loaded: brings them into view, or
 * says that there are none. */
void fold_loaded(View *v, Effects *fx);

/* The window's headlines without reports. The caller's. */
Stories *fold_heads(const Stories *window);
/* Puts the reports of the list's unfolded headlines below those of `heads`,
 * which it takes; gives what there is then. A report that cannot be read is
 * left out. */
Stories *fold_open(const struct list_window *s, Store *store, Stories *heads);

#endif
