/* corpus: relates the headlines of a file (feeds/related) as if they arrived one by
 * one. */
#ifndef LEDE_FEEDS_CORPUS_H
#define LEDE_FEEDS_CORPUS_H

#include <glib.h>
#include <stdbool.h>

/* Reads `path`: lines in order of time, separated by tabs, the first of them
 * naming the columns id, ts (seconds), source, title, summary, url.
 *
 * CORPUS_ALL: id, rank, other id, score, "same" or "related": at most `limit` of each
 * kind for every headline. Else a line for each headline: its id, and the first report
 * of its event, or of its line of lists.
 *
 * Returns what is to be printed; the caller's. NULL with ERROR_USAGE and the
 * line's number where a line is not like that. */
enum corpus_what {
	CORPUS_ALL,
	CORPUS_CLUSTERS,
	CORPUS_FOLDS,
	CORPUS_KINDS,
};
extern const char *const corpus_names[CORPUS_KINDS];
GString *corpus_run(const char *path, enum corpus_what what, guint limit,
		    GError **error);

#endif
