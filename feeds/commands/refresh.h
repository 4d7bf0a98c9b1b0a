/* refresh: fetches the feeds that are due, and stores what is new in them. */
#ifndef LEDE_FEEDS_COMMANDS_REFRESH_H
#define LEDE_FEEDS_COMMANDS_REFRESH_H

#include "feeds/context/context.h"
#include "feeds/context/refresh_command.h"

/* A running refresh, and the commands that wait for feeds of it. */
typedef struct refresh Refresh;

/* Takes the lock. NULL with an error, ERROR_RUNNING when another process
 * refreshes. There is one refresh of a context at a time. */
Refresh *refresh_new(Context *c, GError **error);
/* Stops it without replies; what is stored stays. NULL is fine. */
void refresh_free(Refresh *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Refresh, refresh_free)

/* Adds the feeds that a command asks for. One that is under way, or was fetched
 * since `start`, is not fetched twice; the command waits for it, too. False with
 * an error, and nothing added. */
bool refresh_join(Refresh *r, const struct refresh_command *command,
		  GError **error);
/* Drops all feeds that are not done: the next refresh_turn() returns true. */
void refresh_stop(Refresh *r);

/* A response to one of its transfers, and a result of the parser. Those of an
 * earlier refresh are ignored. */
void refresh_answer(Refresh *r, Transfer *a);
void refresh_record(Refresh *r, struct worker_result *result);

/* Commits what is due for it, sends progress, and replies to each command whose
 * feeds are done, with the counts of its own feeds. True when all are done. */
bool refresh_turn(Refresh *r);

#endif
