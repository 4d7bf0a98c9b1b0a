/* url: web addresses: resolved against a base, their scheme, host and origin.
 *
 * Addresses are text as it was published. */
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

/* Host in lower case without "www.", or ""; the caller's. */
char *url_host(const char *url);

/* Scheme, host and port of a web address (RFC 6454 section 4):
 * "https://example.org:443", in lower case. NULL if it is no web address or has
 * a host or port that no program should have to guess at. The caller's. */
char *url_origin(const char *url);

#endif
