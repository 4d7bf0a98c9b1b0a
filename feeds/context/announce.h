/* announce: tells the reader and the user's hook of new stories. */
#ifndef LEDE_FEEDS_CONTEXT_ANNOUNCE_H
#define LEDE_FEEDS_CONTEXT_ANNOUNCE_H

#include "feeds/context/context.h"

/* Queues NOTIFY_STORED with these ids (int64_t), writes the stories as JSON lines
 * to the hook where one is set (`on-new`), and empties the array. They must be
 * committed: the reader reads them at once. */
void announce_stories(Context *c, GArray *ids);

#endif
