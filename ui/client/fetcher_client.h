/* fetcher_client: the connection to the fetcher: starts and restarts it, sends
 * commands, reads notifications. */
#ifndef LEDE_UI_CLIENT_FETCHER_CLIENT_H
#define LEDE_UI_CLIENT_FETCHER_CLIENT_H

#include "ui/client/notification.h"

#include <sys/types.h>

typedef struct client Client;

/* What a client needs of the system; tests supply their own. */
struct client_hooks {
	/* Starts a fetcher that finds its socket at `theirs`, which stays the
	 * caller's. *pid is to be waited for; 0: nothing is. */
	bool (*spawn)(void *user, int theirs, pid_t *pid, GError **error);
	int64_t (*now_ms)(void *user); /* as clock_mono_ms() */
	void *user;
};

/* Starts nothing yet. `fetcher` is the program's path; NULL when there is
 * none: then every command gives NOTIFICATION_GONE. */
Client *client_new(const char *fetcher);
Client *client_new_with(const struct client_hooks *hooks);
/* Sends QUIT, and waits two seconds for the fetcher to finish. NULL is
 * fine. */
void client_free(Client *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Client, client_free)

/* Starts the fetcher, if it does not run. To be called after the first draw.
 * One that sends nothing for 15 seconds is ended, the next after 60; then it
 * is not restarted. */
void client_start(Client *m);

/* What to poll for; -1 when there is nothing to. */
int client_fd(const Client *m);
short client_events(const Client *m);

/* Queues a command (command_queue), which is sent when it is due and again
 * after a restart of the fetcher or while the store is busy. Gives its number.
 * `message` may be NULL. */
uint32_t client_send(Client *m, enum wire_kind kind, const Buf *message);
/* The same of the undoing of a change, as command_queue_undo. */
uint32_t client_undo(Client *m, uint32_t of, int64_t batch, const Buf *instead);
/* Stops the refresh, if there is one. */
void client_stop(Client *m);

/* Reads and writes what it can without blocking, and gives the next
 * notification; false when there is none. */
bool client_turn(Client *m, struct notification *out);

/* Milliseconds until client_turn() must be called though nothing comes; -1: no
 * need. */
int client_wait_ms(const Client *m);

/* How many commands have no reply yet, and how many of them are changes. */
guint client_waiting(const Client *m);
guint client_changes(const Client *m);

#endif
