/* linked_request: the request for an address that a feed links to: an article's page, a
 * picture. */
#ifndef LEDE_FEEDS_CONTEXT_LINKED_REQUEST_H
#define LEDE_FEEDS_CONTEXT_LINKED_REQUEST_H

#include "feeds/context/context.h"

/* What of the subscription holds for it: user agent and proxy; what is secret within the
 * origin of the feed only. And whether it may lead into a private network: a feed of the
 * user's own network links into it, and one of the web must not. Strings are borrowed:
 * fetch_add() copies them. */
void linked_request_set(const Context *c, const char *feed,
			struct fetch_request *r);

#endif
