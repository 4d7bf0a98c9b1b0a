/* transfer_setup: a CURL handle made ready for a transfer: what is sent, the limits,
 * the check of the peer, the callbacks for headers and body. */
#ifndef LEDE_FEEDS_NET_TRANSFER_SETUP_H
#define LEDE_FEEDS_NET_TRANSFER_SETUP_H

#include "feeds/net/transfer.h"

/* `easy` is a CURL handle, fresh or reset; it refers to the transfer until that
 * is over. */
void transfer_setup(Transfer *t, void *easy);

#endif
