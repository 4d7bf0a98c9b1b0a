/* app: the event loop of the reader on a terminal. */
#ifndef LEDE_UI_APP_APP_H
#define LEDE_UI_APP_APP_H

#include "src/config/settings.h"

#include <stdbool.h>

/* What the reader starts with; all borrowed. */
struct app {
	const char *self; /* argv[0] of lede, to find the fetcher by */
	Settings *settings;
	const GPtrArray
		*complaints; /* char *; the first is shown in the footer */
	bool sample;         /* it is the sample edition */
};

/* Shows the screen until the reader leaves, or someone ends lede. *sample is
 * set when the reader wants to see the sample edition, and will be back.
 * Gives the exit status; with an error when there is no terminal, or a store
 * that cannot be read. */
int app_run(const struct app *a, bool *sample, GError **error);

#endif
