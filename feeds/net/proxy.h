/* proxy: whether curl will use a proxy: the user's setting, or the environment
 * variables that curl reads. */
#ifndef LEDE_FEEDS_NET_PROXY_H
#define LEDE_FEEDS_NET_PROXY_H

#include <stdbool.h>

/* `proxy` is what is configured; NULL: the environment's; "": none. Exemptions of no_proxy
 * count for both. */
bool proxy_is_used(const char *url, const char *proxy);

/* Whether `no_proxy` names a host (host_of): itself, a domain that it is in, or "*". Names
 * are separated by commas or blanks. Blocks of addresses (10.0.0.0/8) are not
 * read: by them a proxy is taken for used that is not, and hosts that are
 * addresses are judged as such then. */
bool proxy_is_exempt(const char *host, const char *no_proxy);

#endif
