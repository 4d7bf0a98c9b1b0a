/* url_format: the forms in which an address leaves lede: escaped for a program,
 * short for the screen. */
#ifndef LEDE_SRC_BASE_URL_FORMAT_H
#define LEDE_SRC_BASE_URL_FORMAT_H

#include <glib.h>
#include <stdbool.h>

/* The address for the command line of a program: in ASCII, percent-encoded but for
 * RFC 3986's own characters, without quotes; its scheme one of
 * `schemes` (NULL: http and https). The caller's; NULL with an error that says
 * why not. */
char *url_for_program(const char *url, const char *const *schemes,
		      GError **error);

/* As it is shown: scheme left out, a host in ASCII, "user@" as a warning
 * mark; never a password. The caller's. */
char *url_for_eyes(const char *url);

#endif
