/* redirect: whether a redirect is followed, and what of the user's goes along;
 * no I/O.
 *
 * CURLOPT_FOLLOWLOCATION is not used: curl calls nothing before it follows one, sends
 * values of CURLOPT_HTTPHEADER other than Authorization and Cookie to other hosts,
 * too, and does not report which statuses of a chain were permanent, on which the
 * feed's own address is changed. CURLOPT_PREREQFUNCTION alone sees each connection, but not where a
 * redirect came from.
 *
 * An origin is scheme, host and port (RFC 6454 section 4). What the user has
 * configured for a feed is meant for the origin of its address: user and
 * password (also those in the address), netrc, and the values of `header`.
 * They go along as long as every address of the chain is of that origin, and
 * no further: a chain that has left it gets nothing back on returning, because
 * where it returns to was chosen by another. Cookies that servers set on the
 * way go along within an origin and are forgotten when it is left; curl keeps
 * them by host, which would give them to another port. User agent, proxy and
 * the conditions (If-None-Match, If-Modified-Since) go along everywhere: the
 * latter are no secret, and name what the end of the chain gave. */
#ifndef LEDE_FEEDS_NET_REDIRECT_H
#define LEDE_FEEDS_NET_REDIRECT_H

#include <glib.h>
#include <stdbool.h>

#define REDIRECT_MOST 5 /* followed for one answer */

/* An answer that leads on. */
struct redirect {
	const char *first;    /* the feed's own address */
	const char *from;     /* the one that answered */
	const char *location; /* its Location; NULL for none */
	int count;            /* followed before */
	bool trusted; /* all so far, `from` among them, are of first's origin */
	bool allow_downgrade; /* from https to http */
};

/* What goes along. */
struct redirect_carried {
	bool secrets; /* what is configured for the feed: `trusted` of the next */
	bool cookies; /* those of this chain; else they are forgotten */
};

/* Where it leads, without user information: the caller's. NULL with an error
 * if it is not followed: too many, no good address, another scheme than http
 * and https, https to http. */
char *redirect_follow(const struct redirect *r, struct redirect_carried *with,
		      GError **error);

/* A request that is about to be sent. */
struct redirect_reach {
	const char *url;
	bool redirected;    /* it is not for the feed's own address, */
	bool first_private; /* which was private itself */
	bool proxied;       /* the peer is a proxy */
	bool peer_private; /* the address really connected to: http_is_private */
};

/* Whether a request goes to a private address: by its peer, or, where that is
 * a proxy, by the name alone (http_is_private_name), as curl gives it to the
 * proxy: which address that resolves to is not known here. */
bool redirect_is_private(const struct redirect_reach *r);
/* A redirect from a public address may not lead to a private one, nor, by a proxy,
 * to one whose host cannot be judged (host_of): a feed must not read the services
 * of the user's network. To be checked before each request, on a new connection or
 * a reused one. */
bool redirect_may_reach(const struct redirect_reach *r);

bool redirect_is_same_origin(const char *a, const char *b);

/* `url` with the user information of `first`, where both are of one origin:
 * an address to be subscribed to. The caller's. */
char *redirect_with_secrets(const char *url, const char *first);

#endif
