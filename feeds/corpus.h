/* corpus: relates the headlines of a file (feeds/related) as if they arrived one by
 * one. */
#ifndef LEDE_FEEDS_CORPUS_H
#define LEDE_FEEDS_CORPUS_H

#include <glib.h>
#include <stdbool.h>

/* Reads `path`: lines in order of time, separated by tabs, the first of them
 * naming the columns id, ts (seconds), source, title, summary, url.
 *
 *   clusters  a line for each headline: id, event
 *   else      id, rank, other id, score, "same" or "related": at most `limit`
 *             of each kind for every headline
 *
 * Returns what is to be printed; the caller's. NULL with ERROR_USAGE and the
 * line's number where a line is not like that. */
GString *corpus_run(const char *path, bool clusters, guint limit,
		    GError **error);

#endif
