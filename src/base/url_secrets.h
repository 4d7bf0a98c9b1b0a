/* url_secrets: user and password in an address (RFC 3986 section 3.2.1): read,
 * removed, carried over. */
#ifndef LEDE_SRC_BASE_URL_SECRETS_H
#define LEDE_SRC_BASE_URL_SECRETS_H

#include <glib.h>
#include <stdbool.h>

/* The user information of an address, percent-decoded; the caller's. False,
 * with both untouched, if it has none. `password` is NULL without a ":". */
bool url_secrets(const char *url, char **user, char **password);

/* `url` with the user information of `other` in the place of its own. The
 * caller's. */
char *url_with_secrets(const char *url, const char *other);

/* The whole address without user and password, for messages. The caller's. */
char *url_without_secrets(const char *url);

/* A text for people, with every address in it without user and password. The
 * caller's. */
char *url_scrub(const char *text);

#endif
