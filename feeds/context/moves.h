/* moves: permanent redirects (301, 308) of a feed, and when its subscription gets
 * the new address. */
#ifndef LEDE_FEEDS_CONTEXT_MOVES_H
#define LEDE_FEEDS_CONTEXT_MOVES_H

#include "feeds/context/context.h"
#include "feeds/store/feeds.h"

/* Completes an outcome with where its feed was redirected permanently. After
 * STORE_MOVES such responses in a row, all good ones, the subscription gets the
 * new address, and the log names the old one. A feed with which secrets of the
 * user's are sent is not moved to another origin (feeds/net/redirect). */
void moves_note(Context *context, const struct feed_state *feed,
		const Transfer *a, struct outcome *o);

#endif
