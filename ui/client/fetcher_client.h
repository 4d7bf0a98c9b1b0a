/* minder: starts the courier, speaks with it, starts it again. */
#ifndef LEDE_UI_CLIENT_FETCHER_CLIENT_H
#define LEDE_UI_CLIENT_FETCHER_CLIENT_H

#include "ui/client/notification.h"

#include <sys/types.h>

typedef struct minder Minder;

/* What a minder needs of the system; a test has its own. */
struct minder_hands {
	/* Starts a courier that finds its socket at `theirs`, which stays the
	 * caller's. *pid is to be waited for; 0: nothing is. */
	bool (*spawn)(void *user, int theirs, pid_t *pid, GError **error);
	int64_t (*now_ms)(void *user); /* as clock_mono_ms() */
	void *user;
};

/* Starts nothing yet. `courier` is the program's path; NULL when there is
 * none: then every order is answered by NEWS_GONE. */
Minder *minder_new(const char *courier);
Minder *minder_new_with(const struct minder_hands *hands);
/* Says QUIT, and gives it two seconds for the orders in hand. NULL is fine. */
void minder_free(Minder *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Minder, minder_free)

/* Starts the courier, if it does not run. To be called after the first paint.
 * One that says nothing for 15 seconds is ended, and the next after 60; then
 * there is none. */
void minder_start(Minder *m);

/* What to poll for; -1 when there is nothing to. */
int minder_fd(const Minder *m);
short minder_events(const Minder *m);

/* Sends an order when it is due (ui/commands) and keeps it until it is
 * answered: it is sent again to a courier that had to be started anew, and
 * where the store is busy. Gives its number. `message` may be NULL. */
uint32_t minder_order(Minder *m, enum wire_kind kind, const Buf *message);
/* The same of the undoing of a change, as commands_undo. */
uint32_t minder_undo(Minder *m, uint32_t of, int64_t batch, const Buf *instead);
/* Stops the refresh, if there is one. */
void minder_stop(Minder *m);

/* Reads and writes what can be without waiting, and gives the next piece of
 * news; false when there is none. */
bool minder_turn(Minder *m, struct news *out);

/* When minder_turn() is to be called though nothing comes: milliseconds from
 * now, -1: no need. */
int minder_wait_ms(const Minder *m);

/* How many orders wait for their answer, and how many of them are changes. */
guint minder_waiting(const Minder *m);
guint minder_changes(const Minder *m);

#endif
