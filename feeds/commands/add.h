/* add: subscribes to an address: to the feed that is there, or to one that the
 * page there names (feed discovery). */
#ifndef LEDE_FEEDS_COMMANDS_ADD_H
#define LEDE_FEEDS_COMMANDS_ADD_H

#include "feeds/context/context.h"

/* The addresses being looked at. */
typedef struct add Add;

Add *add_new(Context *c);
void add_free(Add *a); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Add, add_free)

/* COMMAND_ADD: fetches the address. A feed is subscribed to. A page is searched
 * for feeds: one is subscribed to; several are sent as NOTIFY_FOUND, with a reply
 * of ERROR_USAGE. file: and exec: are subscribed to unseen. False when the frame
 * is no such command. */
bool add_command(Add *a, const struct frame *f);
/* The response to one of its transfers. */
void add_answer(Add *a, Transfer *answer);
/* How many addresses are being looked at. */
guint add_waiting(const Add *a);

#endif
