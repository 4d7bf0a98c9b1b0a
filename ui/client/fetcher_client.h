/* fetcher_client: starts the fetcher, speaks with it, starts it again. */
#ifndef LEDE_UI_CLIENT_FETCHER_CLIENT_H
#define LEDE_UI_CLIENT_FETCHER_CLIENT_H

#include "ui/client/notification.h"

#include <sys/types.h>

typedef struct client Client;

/* What a client needs of the system; a test has its own. */
struct client_hooks {
	/* Starts a fetcher that finds its socket at `theirs`, which stays the
	 * caller's. *pid is to be waited for; 0: nothing is. */
	bool (*spawn)(void *user, int theirs, pid_t *pid, GError **error);
	int64_t (*now_ms)(void *user); /* as clock_mono_ms() */
	void *user;
};

/* Starts nothing yet. `fetcher` is the program's path; NULL when there is
 * none: then every order is answered by NOTIFICATION_GONE. */
Client *client_new(const char *fetcher);
Client *client_new_with(const struct client_hooks *hooks);
/* Says QUIT, and gives it two seconds for the orders in hand. NULL is fine. */
void client_free(Client *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Client, client_free)

/* Starts the fetcher, if it does not run. To be called after the first paint.
 * One that says nothing for 15 seconds is ended, and the next after 60; then
 * there is none. */
void client_start(Client *m);

/* What to poll for; -1 when there is nothing to. */
int client_fd(const Client *m);
short client_events(const Client *m);

/* Sends an order when it is due (ui/commands) and keeps it until it is
 * answered: it is sent again to a fetcher that had to be started again, and
 * where the store is busy. Gives its number. `message` may be NULL. */
uint32_t client_send(Client *m, enum wire_kind kind, const Buf *message);
/* The same of the undoing of a change, as command_queue_undo. */
uint32_t client_undo(Client *m, uint32_t of, int64_t batch, const Buf *instead);
/* Stops the refresh, if there is one. */
void client_stop(Client *m);

/* Reads and writes what can be without waiting, and gives the next piece of
 * news; false when there is none. */
bool client_turn(Client *m, struct notification *out);

/* When client_turn() is to be called though nothing comes: milliseconds from
 * now, -1: no need. */
int client_wait_ms(const Client *m);

/* How many orders wait for their answer, and how many of them are changes. */
guint client_waiting(const Client *m);
guint client_changes(const Client *m);

#endif
