/* courier: the loop: orders in, slices of work, events out. */
#ifndef LEDE_FEEDS_FETCHER_H
#define LEDE_FEEDS_FETCHER_H

#include "feeds/commands/refresh.h"

typedef struct courier Courier;

/* `program` is the path of this one. NULL with an error. */
Courier *courier_new(const char *program, GError **error);
void courier_free(Courier *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Courier, courier_free)

Office *courier_office(Courier *c);

/* Serves the reader at the other end of `fd` until it says QUIT or is gone.
 * Gives the exit status. */
int courier_serve(Courier *c, int fd);

/* Starts what an order asks for; its events are in the office's tray when
 * courier_turn has run. False when the frame is no order. */
bool courier_order(Courier *c, const struct frame *f);
/* One round of work, waiting at most `wait_ms` for the world. True while
 * orders are under way. */
bool courier_turn(Courier *c, int wait_ms);
/* Idle work until there is none. */
void courier_digest(Courier *c);
/* Waits for the user's hook, if one runs, as long as it may. */
void courier_await_hook(Courier *c);

#endif
