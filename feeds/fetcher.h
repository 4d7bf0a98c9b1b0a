/* fetcher: the loop: orders in, slices of work, events out. */
#ifndef LEDE_FEEDS_FETCHER_H
#define LEDE_FEEDS_FETCHER_H

#include "feeds/commands/refresh.h"

typedef struct fetcher Fetcher;

/* `program` is the path of this one. NULL with an error. */
Fetcher *fetcher_new(const char *program, GError **error);
void fetcher_free(Fetcher *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fetcher, fetcher_free)

Context *fetcher_office(Fetcher *c);

/* Serves the reader at the other end of `fd` until it says QUIT or is gone.
 * Gives the exit status. */
int fetcher_serve(Fetcher *c, int fd);

/* Starts what an order asks for; its events are in the context's tray when
 * fetcher_turn has run. False when the frame is no order. */
bool fetcher_order(Fetcher *c, const struct frame *f);
/* One round of work, waiting at most `wait_ms` for the world. True while
 * orders are under way. */
bool fetcher_turn(Fetcher *c, int wait_ms);
/* Idle work until there is none. */
void fetcher_digest(Fetcher *c);
/* Waits for the user's hook, if one runs, as long as it may. */
void fetcher_await_hook(Fetcher *c);

#endif
