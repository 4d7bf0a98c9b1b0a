/* browser: opens a link: http(s) only, no shell. */
#ifndef LEDE_UI_OS_BROWSER_H
#define LEDE_UI_OS_BROWSER_H

#include "src/config/settings.h"

/* Opens `url` in the browser of the settings, of BROWSER, or in the first one
 * that is there, detached: it outlives lede and never touches the terminal.
 * The address is parsed and written again first. False with an error in words
 * that a person can act on. */
bool browser_open(const char *url, const Settings *settings, GError **error);

/* Whether it is an address of one of the schemes that are opened. */
bool browser_takes(const char *url, const Settings *settings);

/* The command line that would be run, for `lede check`; NULL if there is no
 * browser. Free it with g_strfreev. */
char **browser_command(const char *url, const Settings *settings,
		       GError **error);

#endif
