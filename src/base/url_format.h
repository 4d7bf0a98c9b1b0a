/* url_format: the forms in which an address enters and leaves lede: as people write
 * it, encoded for a request, escaped for a program, short for the screen. */
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

/* The address for a request: what RFC 3986 section 2 does not allow, such as blanks
 * and bars, is percent-encoded; scheme and host are in lower case; the fragment,
 * which no server gets, is left out. The caller's. */
char *url_for_request(const char *url);

/* "feed:https://a.example/" and "feed://a.example/" as https and http; so are
 * addresses with the schemes of podcast programs. Others as they are. The
 * caller's. */
char *url_of_feed(const char *url);

/* As it is shown: scheme left out, a host in ASCII, "user@" as a warning
 * mark; never a password. The caller's. */
char *url_for_eyes(const char *url);
/* The same with its scheme, in a text. The caller's. */
char *url_for_text(const char *url);

#endif
