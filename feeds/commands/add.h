/* add: an address or a list to subscriptions. */
#ifndef LEDE_FEEDS_COMMANDS_ADD_H
#define LEDE_FEEDS_COMMANDS_ADD_H

#include "feeds/context/context.h"

/* Addresses being looked at, before they are subscribed to. */
typedef struct add Add;

Add *add_new(Context *o);
void add_free(Add *a); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Add, add_free)

/* COMMAND_ADD: the address is fetched. A feed is subscribed to; a page is looked
 * at for the feed it names: one is taken, several are told by NOTIFY_FOUND and
 * an ACK of kind ERROR_USAGE. file: and exec: are taken as they are. False when
 * the frame is no such order. */
bool add_order(Add *a, const struct frame *f);
bool add_url(Add *a, uint32_t number, const char *url, const char *name,
	     const char *section);

/* COMMAND_IMPORT: a file on this disk, OPML or newsboat's urls. */
bool add_import(Context *o, const struct frame *f);
bool add_file(Context *o, uint32_t number, const char *path);

/* An answer that is its own (by its owner). */
void add_answer(Add *a, Transfer *answer);
/* How many addresses are being looked at. */
guint add_waiting(const Add *a);

#endif
