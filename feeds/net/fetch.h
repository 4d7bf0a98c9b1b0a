/* fetch: runs many transfers at once (curl multi), with a limit a host, on all
 * connections and on the memory of all answers; and the programs of exec: feeds.
 *
 * A host takes its turn with all others (host_queue), over one connection where it speaks
 * HTTP/2. A server that has sent nothing for a while does not count against
 * `connections`: up to as many again are under way, so that servers that hang do not
 * delay those that answer. */
#ifndef LEDE_FEEDS_NET_FETCH_H
#define LEDE_FEEDS_NET_FETCH_H

#include "feeds/net/transfer.h"

#include <poll.h>

#define FETCH_HELD_MAX     (48 * 1024 * 1024) /* bytes of all answers together */
#define FETCH_AWAITED_MORE 2 /* transfers for which somebody waits */
#define FETCH_AHEAD_MAX    (4 * 1024 * 1024) /* of those: then none is begun */
#define FETCH_SILENT_MS    1000 /* without a byte: the server may hang */

typedef struct fetch Fetch;

/* The settings are the caller's and must last. */
Fetch *fetch_new(const Settings *settings);
/* Ends all that is under way. Answers that were given out go first. */
void fetch_free(Fetch *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fetch, fetch_free)

/* Appends it to those that wait; with r->first it comes before them. file: and exec: are for the user's
 * own list: the caller checks whether they are allowed here. */
void fetch_add(Fetch *f, const struct fetch_request *r);

/* Appends an answer that was prepared to be fetched again (transfer_follow_page). */
void fetch_again(Fetch *f, Transfer *t);

/* Goes on as far as it can without waiting. */
void fetch_turn(Fetch *f);

/* An answer that is complete, or NULL. The caller's; while it is held, its
 * bytes count. */
Transfer *fetch_take(Fetch *f);

/* How many wait or are under way. */
guint fetch_waiting(const Fetch *f);

/* Drops what an owner has waiting, under way and not taken yet, and the
 * passwords that were fetched for it. All others continue. */
void fetch_stop(Fetch *f, int owner);

/* Waits until something of its own or of the caller's (`polls`, whose revents
 * are filled in) is ready, or the time is over. */
void fetch_wait(Fetch *f, struct pollfd *polls, guint n, int timeout_ms);

#endif
