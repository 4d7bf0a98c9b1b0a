/* sockets: waits for all sockets of the fetcher at once. */
#ifndef LEDE_FEEDS_CONTEXT_SOCKETS_H
#define LEDE_FEEDS_CONTEXT_SOCKETS_H

#include "feeds/context/context.h"

/* Waits until the reader's socket (`fd`, -1: there is none), a parser or a transfer is
 * ready, the time of one of them is over, or `wait_ms` are. */
void sockets_wait(Context *c, int fd, int wait_ms);

#endif
