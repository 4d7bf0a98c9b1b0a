/* guid: the key of an entry, by which it is recognised in the next document.
 *
 * It is its guid (id in Atom and JSON Feed) as published. An entry without one has its
 * link as a key, without scheme and tracking (url_key), and one without a link its
 * title and date.
 *
 * Where several entries without guids would have the same key, because they all link
 * to the front page, say, the key is made of title, date and text, too. It then
 * changes with the text, so that this is not done where it is not needed;
 * feeds/store/identity recognises an entry that had another key before.
 *
 * Entries with one guid are one if their link or their title is the same. Others of one
 * guid are all kept, each under its guid and link (feeds/store/shared_guid). */
#ifndef LEDE_FEEDS_CONTEXT_GUID_H
#define LEDE_FEEDS_CONTEXT_GUID_H

#include "feeds/feed/parsed_feed.h"

/* A key of at most STORY_GUID_MAX bytes; NULL of an entry that repeats an earlier one. */
struct guid {
	const char *key;
	bool shared; /* by other entries of the document: shared_guid() is due */
};
/* The keys of all entries, in the order of the document: struct guid; strings are in
 * `text`. The caller's. */
GArray *guid_all(const ParsedFeed *feed, GStringChunk *text);

#endif
