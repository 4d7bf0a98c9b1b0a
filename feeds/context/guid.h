/* guid: what an item is known by from one document to the next.
 *
 * That is its guid (id, in Atom and JSON Feed) as published. An item without
 * one is known by its link without scheme and tracking (url_key), and one that
 * has no link either by title and date.
 *
 * Where several items without guids would be known by the same, because they
 * all link to the front page, say, the text tells them apart: title, date and
 * text become a part of what they are known by. That is no more steady than
 * the text, so it is not done before it is needed; store_same finds what was
 * known by another key before. */
#ifndef LEDE_FEEDS_CONTEXT_GUID_H
#define LEDE_FEEDS_CONTEXT_GUID_H

#include "feeds/feed/feed.h"

/* What each item is known by, in the order of the document: const char * in
 * `text`, at most STORY_GUID_MAX bytes and no two of them the same; NULL for
 * an item that repeats an earlier one. The caller's. */
GPtrArray *guid_all(const ParsedFeed *feed, GStringChunk *text);

#endif
