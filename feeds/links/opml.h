/* opml: lists of subscriptions: OPML and newsboat's, in; OPML, out. */
#ifndef LEDE_FEEDS_LINKS_OPML_H
#define LEDE_FEEDS_LINKS_OPML_H

#include "feeds/links/links.h"
#include "src/config/subs.h"

/* Reads OPML (opml.org/spec2.opml: outlines within outlines become sections)
 * or newsboat's `urls` (address, tags, "~name"; what cannot be taken over is
 * noted). `text` is UTF-8. NULL with ERROR_FEED if it is neither. */
FeedLinks *opml_read(const char *text, size_t size, GError **error);

/* The subscriptions as OPML 2.0, dated `now`; file: and exec: feeds too. The
 * caller's. */
char *opml_write(const Subs *subs, int64_t now);

#endif
