/* parse_document: the bytes of a document to a ParsedFeed: decoded, recognised, read by the
 * format that its root names, repaired where it is not well formed. */
#ifndef LEDE_FEEDS_SANDBOX_PARSE_DOCUMENT_H
#define LEDE_FEEDS_SANDBOX_PARSE_DOCUMENT_H

#include "feeds/feed/request.h"

/* Reads a feed of any format. `request` says where it came from; its kind does not
 * matter. The result is the caller's; NULL with ERROR_FEED, whose words say
 * what the document is instead ("not a feed (PNG picture)"), or ERROR_LIMIT. */
ParsedFeed *parse_feed(const struct request *request, GError **error);

#endif
