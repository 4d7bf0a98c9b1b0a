/* url: web addresses: resolved against a base, their scheme, host and origin.
 *
 * An address stays as it was published: it identifies a story in the store, and is
 * shown. GLib's GUri (2.74) rewrites what it parses: g_uri_resolve_relative()
 * percent-encodes blanks and letters outside ASCII, writes hosts in Punycode and
 * gives nothing for a host or port that it finds invalid. Of 485 results for links
 * of test feeds 168 differed. It takes 1.4 to 3.0 µs a link, this 0.2 to 0.3.
 * Below, and in url_parts, an address is split by one parser alone: two that
 * disagree on where a host ends would be a hole. */
#ifndef LEDE_SRC_BASE_URL_H
#define LEDE_SRC_BASE_URL_H

#include <glib.h>
#include <stdbool.h>

#define URL_MAX 2048 /* bytes of an address that is stored or opened */

/* `ref` against `base` by RFC 3986 section 5; both trimmed first. An absolute
 * ref is given as written; so is a relative one when base is NULL or no
 * address. The caller's; NULL for NULL. */
char *url_resolve(const char *base, const char *ref);

/* The scheme in lower case, "" where there is none; the caller's. */
char *url_scheme(const char *url);

/* http or https, with a host. */
bool url_is_web(const char *url);

/* Host in lower case without "www.", or ""; the caller's. */
char *url_host(const char *url);

/* Who publishes at a web address: its host in ASCII, and of a host of many the part of
 * the path that says which ("@anna"); NULL where the host is a number or this machine,
 * or the address none of the web. The caller's. */
char *url_publisher(const char *url);

/* Scheme, host and port of a web address (RFC 6454 section 4):
 * "https://example.org:443", in lower case. NULL if it is no web address or has
 * a host or port that no program should have to guess at. The caller's. */
char *url_origin(const char *url);

#endif
