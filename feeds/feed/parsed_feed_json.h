/* parsed_feed_json: a parsed feed as JSON: the output of `lede parse`. */
#ifndef LEDE_FEEDS_FEED_PARSED_FEED_JSON_H
#define LEDE_FEEDS_FEED_PARSED_FEED_JSON_H

#include "feeds/feed/parsed_feed.h"

/* Gives the document piece by piece to `put`: one JSON object with feed,
 * items, warnings and encoding; null for what the feed does not have; HTML
 * fields made safe, their addresses absolute. */
void feed_json_write(const ParsedFeed *e, void (*put)(const char *text));

#endif
