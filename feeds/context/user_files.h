/* user_files: the subscriptions and the filters, as the user's files have them,
 * and the store brought in line with both.
 *
 * The files are the truth: whoever edits one by hand, or with another program,
 * finds it applied when it is looked at next. */
#ifndef LEDE_FEEDS_CONTEXT_USER_FILES_H
#define LEDE_FEEDS_CONTEXT_USER_FILES_H

#include "src/config/filters.h"
#include "src/config/settings.h"
#include "src/config/subs.h"
#include "src/store/db.h"

typedef struct user_files {
	Store *store;             /* borrowed */
	const Settings *settings; /* borrowed */
	Subs *subs;
	Filters *filters;
	int64_t subs_time, filters_time; /* mtime when read, in nanoseconds */
	int64_t muted_until;             /* when the next mute ends; 0: never */
	bool whole_texts; /* some feed is to have them (src/config/full_text) */
} UserFiles;

/* Reads both and updates the store. Lines that make no sense go to the log. A
 * filter file that cannot be read mutes nothing; subscriptions that cannot be
 * read are an error, for an empty list would remove every feed. */
UserFiles *user_files_new(Store *store, const Settings *settings,
			  GError **error);
void user_files_free(UserFiles *u); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UserFiles, user_files_free)

/* Whether the file has changed since, or (filters) a mute has ended. */
bool user_files_subs_changed(const UserFiles *u);
bool user_files_filters_changed(const UserFiles *u);

/* Reads one again and updates the store; outside a transaction of the caller's.
 * On failure the old ones stay, and the file still counts as changed. */
bool user_files_read_subs(UserFiles *u, GError **error);
bool user_files_read_filters(UserFiles *u, GError **error);

/* Writes the subscriptions as they are in `subs` now, and updates the store. On
 * failure they are read again by the next look: a change that is not in the
 * file must not stay in memory. */
bool user_files_save_subs(UserFiles *u, GError **error);
/* Gives a subscription another address: noted in the store, then written to the
 * file, then carried out in the store. Wherever this ends, nothing of the feed
 * is lost. */
bool user_files_move_sub(UserFiles *u, const char *from, const char *to,
			 GError **error);
/* Adds a line to the filters, or removes it, and updates the store. */
bool user_files_set_filter(UserFiles *u, const char *line, bool there,
			   GError **error);

#endif
