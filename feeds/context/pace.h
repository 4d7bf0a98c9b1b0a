/* pace: when a feed is fetched next: what its document and its rhythm say, kept in its
 * row, and the rule of feeds/net/schedule. */
#ifndef LEDE_FEEDS_CONTEXT_PACE_H
#define LEDE_FEEDS_CONTEXT_PACE_H

#include "feeds/feed/parsed_feed.h"
#include "feeds/net/transfer.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/incoming.h"

/* A document was read and stored, `fresh` of its entries for the first time. Fills in
 * what it asks for, and its publications (src/model/rhythm):
 *
 *  - while fewer than two are known, all that it has dates for; without dates the first
 *    fetch is one;
 *  - later the entries that are dated between the last good fetch and now. Where
 *    there are new ones and none is dated so (no dates, dates of days, wrong ones, an
 *    archive that was put into the feed), this fetch is one publication.
 *
 * No story is looked up for it. */
void pace_note_document(struct outcome *o, const struct feed_state *feed,
			const ParsedFeed *document, const Incoming *incoming,
			int fresh);

/* Fills in its failures in a row, and when it is due; all else of `o` is known by now.
 * `every` is the user's interval, or INTERVAL_AUTO. */
void pace_schedule(struct outcome *o, const struct feed_state *feed,
		   const Transfer *a, int64_t every);

#endif
