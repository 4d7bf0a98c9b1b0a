/* locked: transfers whose password is missing. They wait for it here and not in the
 * queue of their host, where they would delay others. */
#ifndef LEDE_FEEDS_NET_LOCKED_H
#define LEDE_FEEDS_NET_LOCKED_H

#include "feeds/net/host_queue.h"
#include "src/base/process.h"

typedef struct locked Locked;

Locked *locked_new(void);
/* Ends the password commands that run, and frees what waits for them. NULL is fine. */
void locked_free(Locked *l);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Locked, locked_free)

/* Whether it has a password command that has not been asked. */
bool locked_is(const Transfer *t);
void locked_add(Locked *l, Transfer *t);
/* Queues those whose passwords have come; those whose command failed are done, with
 * that error. Never waits. */
void locked_turn(Locked *l, HostQueue *queue, GQueue *done);

guint locked_waiting(const Locked *l);
/* The i-th password command that runs, to be waited for; NULL past the last. */
const Process *locked_at(const Locked *l, guint i);

/* Frees those of an owner, and drops the passwords that were fetched for it. */
void locked_stop(Locked *l, int owner);

#endif
