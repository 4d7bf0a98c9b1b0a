/* plain: the loop without a screen: lines in, lines out. */
#ifndef LEDE_UI_PLAIN_H
#define LEDE_UI_PLAIN_H

#include "src/settings.h"
#include "src/store_read.h"
#include "ui/minder.h"

/* Reads lines of stdin and answers them on stdout, until `q` or the end of
 * the input. `store` may be NULL: there is no news yet. All borrowed. Gives
 * the exit status. */
int plain_run(Store *store, const Settings *settings, Minder *minder,
	      GError **error);

#endif
