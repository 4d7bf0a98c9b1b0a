/* http: what a status and Retry-After mean (RFC 9110), and which addresses are
 * private; no I/O. */
#ifndef LEDE_FEEDS_NET_HTTP_H
#define LEDE_FEEDS_NET_HTTP_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define HTTP_WAIT_LEAST 60 /* seconds of a Retry-After honoured */
#define HTTP_WAIT_MOST  (24 * 60 * 60)

#define HTTP_HEADER_MAX 4096 /* bytes of a header value that is kept */

struct sockaddr;

enum http_meaning {
	HTTP_BODY,     /* 200: a document came */
	HTTP_SAME,     /* 204, 304: the stored document is current */
	HTTP_REDIRECT, /* 301, 302, 303, 307, 308 */
	HTTP_FAILED,   /* all else */
};
/* By RFC 9110 section 15. 206 was not asked for and is a failure. */
enum http_meaning http_means(long status);
/* 301 and 308: the address has changed for good. */
bool http_is_permanent(long status);

/* "404 not found", in the words of the standard; the caller's. */
char *http_words(long status);

/* The time that a Retry-After asks for (RFC 9110 section 10.2.3: seconds or a
 * date), no nearer and no farther than the bounds above; 0 for nonsense. */
int64_t http_retry_after(const char *value, int64_t now);

/* What a header's value is, without the blanks round it; whatever is no header text
 * becomes "?": it is sent back to servers as it came. The caller's. */
char *http_header_value(const char *text, size_t size);

/* A loopback, private, link-local or unspecified address (RFC 1918, 4193,
 * 4291, 6598), or what leads to one: mapped into IPv6, by NAT64 or 6to4. */
bool http_is_private(const struct sockaddr *address);
/* The same of the address that curl names for a peer; "" is a socket of this
 * machine. */
bool http_is_private_peer(const char *address);
/* Whether a host (host_of) is one by its name alone: such an address; a name
 * without a dot, which only a network's own servers know; localhost and its
 * like. */
bool http_is_private_name(const char *host);

#endif
