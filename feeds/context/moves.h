/* moves: permanent redirects of a feed, and when they are believed. */
#ifndef LEDE_FEEDS_CONTEXT_MOVES_H
#define LEDE_FEEDS_CONTEXT_MOVES_H

#include "feeds/context/context.h"
#include "feeds/store/feeds.h"

/* Notes in `o`, which says all else by now, where an answer says that its feed
 * has moved. After STORE_MOVES good answers the subscription gets the new
 * address, and the log keeps the old one; but a feed with which the user's
 * secrets are sent moves to no other origin (feeds/redirect) by itself. */
void moves_note(Context *context, const struct asked *asked, const Transfer *a,
		struct outcome *o);

#endif
