/* host_queue: transfers that wait, a queue for each host. Hosts take turns, and of each
 * at most `per-host` transfers are under way: a host with a thousand feeds delays no
 * other. Where one ends, the next is of the same host: its connection is open. Adding, taking and ending one take the same time however many wait. */
#ifndef LEDE_FEEDS_NET_HOST_QUEUE_H
#define LEDE_FEEDS_NET_HOST_QUEUE_H

#include "feeds/net/transfer.h"

typedef struct host_queue HostQueue;

/* The settings are the caller's and must last. */
HostQueue *host_queue_new(const Settings *settings);
/* Frees those that wait, too. NULL is fine. */
void host_queue_free(HostQueue *q);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HostQueue, host_queue_free)

/* Appends it to those of its host; with t->first it comes before all. The queue's. */
void host_queue_add(HostQueue *q, Transfer *t);

/* The next one whose host has room, or NULL; the caller's. It is under way from now on,
 * until host_queue_end(), given the host that it had here, is called. */
Transfer *host_queue_take(HostQueue *q);
void host_queue_end(HostQueue *q, const char *host);

/* How many wait. */
guint host_queue_waiting(const HostQueue *q);
/* Whether host_queue_take() would give one; one for which somebody waits. */
bool host_queue_is_ready(const HostQueue *q);
bool host_queue_is_awaited(const HostQueue *q);

/* Frees those of an owner that wait. */
void host_queue_stop(HostQueue *q, int owner);

#endif
