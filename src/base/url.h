/* url: web addresses: resolve, judge, write again, take tracking off.
 *
 * Addresses are text as it was published; RFC 3986 is read by GUri. */
#ifndef LEDE_SRC_BASE_URL_H
#define LEDE_SRC_BASE_URL_H

#include <glib.h>
#include <stdbool.h>

#define URL_MAX 2048 /* bytes of an address that is stored or opened */

/* `ref` against `base` by RFC 3986 section 5; both trimmed first. An absolute
 * ref, and one that GUri cannot read (IRIs), is given as written; so is a
 * relative one when base is NULL or no address. The caller's; NULL for NULL. */
char *url_resolve(const char *base, const char *ref);

/* The scheme in lower case, "" where there is none; the caller's. */
char *url_scheme(const char *url);

/* http or https, with a host. */
bool url_is_web(const char *url);

/* The address as a program may get it: parsed and written again, in ASCII, all
 * that could mean something to a program percent-encoded; its scheme one of
 * `schemes` (NULL: http and https). The caller's; NULL with an error that says
 * why not. */
char *url_for_program(const char *url, const char *const *schemes,
		      GError **error);

/* As it is shown: scheme left out, a host in ASCII, "user@" as a warning
 * mark; never a password. The caller's. */
char *url_for_eyes(const char *url);

/* The whole address without user and password, for messages. The caller's. */
char *url_without_secrets(const char *url);

/* A text for people, with every address in it without user and password. The
 * caller's. */
char *url_scrub(const char *text);

/* Host in lower case without "www.", or ""; the caller's. */
char *url_host(const char *url);

/* Scheme, host and port of a web address (RFC 6454 section 4):
 * "https://example.org:443", in lower case. NULL if it is no web address or has
 * a host or port that no program should have to guess at. The caller's. */
char *url_origin(const char *url);

/* The user information of an address, percent-decoded; the caller's. False,
 * with both untouched, if it has none. `password` is NULL without a ":". */
bool url_secrets(const char *url, char **user, char **password);
/* `url` with the user information of `other` in the place of its own. The
 * caller's. */
char *url_with_secrets(const char *url, const char *other);

/* Without the query fields that only say where a click came from (utm_* and
 * their like) and without an empty query; all else stays. The caller's. */
char *url_without_tracking(const char *url);

/* The same article by any road: out of a redirector (unwrap), without tracking, words that the road was a
 * feed (source=rss), scheme, "www.", a last slash, fragment. For comparing
 * only. The caller's. */
char *url_key(const char *url);

#endif
