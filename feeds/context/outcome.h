/* outcome: what a response means for its feed: words, Retry-After, permanent redirects,
 * and when it is fetched next. */
#ifndef LEDE_FEEDS_CONTEXT_OUTCOME_H
#define LEDE_FEEDS_CONTEXT_OUTCOME_H

#include "feeds/context/context.h"
#include "feeds/store/fetch_state.h"

/* Words for a response that is an error, the caller's; fills in until when it forbids
 * requests (Retry-After), and then says when the next is. `every` as for pace_schedule. */
char *outcome_fail(struct outcome *o, const struct feed_state *feed,
		   const Transfer *a, int64_t every);

/* Fills in where the feed was redirected permanently (301, 308); `o` says all else by
 * now. Only an answer that proves that the feed is there counts, never an error or
 * something else than a feed. After STORE_MOVES of these, with none in between that led
 * elsewhere, the subscription gets the new address, and the log names the old one. A feed with which secrets of
 * the user's are sent is not moved to another origin (feeds/net/redirect). */
void outcome_note_move(Context *context, const struct feed_state *feed,
		       const Transfer *a, struct outcome *o);

#endif
