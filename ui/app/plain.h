/* plain: the reader without a screen (`lede --plain`): reads a line, prints
 * the answer. */
#ifndef LEDE_UI_APP_PLAIN_H
#define LEDE_UI_APP_PLAIN_H

#include "src/config/settings.h"
#include "src/store/lists.h"
#include "ui/client/fetcher_client.h"

/* Reads lines of stdin and answers them on stdout, until `q` or the end of the
 * input. `store` may be NULL: there is none yet. All borrowed. Gives the exit
 * status. */
int plain_run(Store *store, const Settings *settings, Client *client,
	      GError **error);

#endif
