/* paths: where lede's files are (XDG), and where the fetcher and its data are. */
#ifndef LEDE_SRC_BASE_PATHS_H
#define LEDE_SRC_BASE_PATHS_H

#include <glib.h>
#include <stdbool.h>

/* A file of lede's, placed by the XDG Base Directory Specification (0.8). */
enum path {
	PATH_CONFIG,  /* settings, the user's */
	PATH_FEEDS,   /* subscriptions */
	PATH_FILTERS, /* mutes and saved searches */
	PATH_STORE,   /* the database */
	PATH_LOCK,    /* held by the fetcher that refreshes */
	PATH_PLACE,   /* where the reader was */
	PATH_LOG,
};

/* Absolute; nothing is made. The caller's. */
char *paths_get(enum path which);

/* The same with the home folder as "~", for messages. The caller's. */
char *paths_for_eyes(const char *path);

/* Makes the folder of `path`, and those above it, mode 0700. */
bool paths_make_folder(const char *path, GError **error);

/* Replaces the file as a whole or not at all: a temporary file beside it,
 * fsync, rename, fsync of the folder; mode 0600. A link is followed, so that
 * a file kept elsewhere stays there. */
bool paths_write(const char *path, const char *text, GError **error);

/* The text of a file of at most `max` bytes, with line ends as LF and without a byte
 * order mark, as editors of other systems leave them. A file that is not there is "",
 * without an error. NULL on failure; the caller's. */
char *paths_read(const char *path, size_t max, GError **error);

/* Removes a folder and all that is in it; links are not followed. */
void paths_remove_tree(const char *path);

/* The fetcher: LEDE_EXEC_PATH, beside `self` (argv[0]), libexecdir; the first
 * that is there. NULL if none is. The caller's. */
char *paths_fetcher(const char *self);

/* A file that ships with lede: in LEDE_DATA_PATH, then in datadir. NULL if it
 * is in neither. The caller's. */
char *paths_data(const char *name);

#endif
