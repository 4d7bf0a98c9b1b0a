/* host: the host of an address as curl will connect to it, or name it to a proxy
 * (CURLU); no I/O. */
#ifndef LEDE_FEEDS_NET_HOST_H
#define LEDE_FEEDS_NET_HOST_H

#include <stdbool.h>

/* In lower case, in ASCII (percent-decoded, then punycode), an address of IPv4
 * with its four numbers where curl writes it so, one of IPv6 without brackets
 * and zone, no dots at the end. NULL where curl finds no host, or one with
 * other characters than letters, digits, "-", "_", "." and ":": which host that
 * leads to cannot be judged. The caller's. */
char *host_of(const char *url);

#endif
