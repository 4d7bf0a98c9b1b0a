/* attached: what belongs to an entry besides its text: comments and files (enclosures),
 * as bytes in the store. They are listed after the links of the text. */
#ifndef LEDE_FEEDS_CONTEXT_ATTACHED_H
#define LEDE_FEEDS_CONTEXT_ATTACHED_H

#include "feeds/feed/request.h"

/* Adds them to `out`; nothing where there are none. Files of media that no program plays
 * any more (Flash) are left out. */
void attached_pack(const ParsedFeed *feed, const struct feed_item *item,
		   Buf *out);

/* Reads them into a request, which then points into the bytes. `enclosures` is the
 * caller's (g_free). False if the bytes are damaged. */
bool attached_unpack(const void *bytes, size_t size, struct request *request,
		     struct enclosure **enclosures);

/* Where an entry leads: its link, or without one the file, where there is exactly one.
 * NULL where there is none, or it is longer than URL_MAX: half of an address leads
 * somewhere else. */
const char *attached_link(const ParsedFeed *feed, const struct feed_item *item);

#endif
