/* announce: tells the reader of a refresh, and it and the user's hook of new stories. */
#ifndef LEDE_FEEDS_CONTEXT_ANNOUNCE_H
#define LEDE_FEEDS_CONTEXT_ANNOUNCE_H

#include "feeds/context/context.h"
#include "feeds/context/waiters.h"

/* Queues NOTIFY_STORED with these ids (int64_t), writes the stories as JSON lines
 * to the hook where one is set (`on-new`), and empties the array. They must be
 * committed: the reader reads them at once. */
void announce_stories(Context *c, GArray *ids);

/* Queues NOTIFY_FEED: a feed is done, with words where it failed, and NOTIFY_PROGRESS. */
void announce_feed(Context *c, int64_t feed, const char *words);
void announce_progress(Context *c, const struct refresh_tally *tally);

#endif
