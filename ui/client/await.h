/* await: an order to the fetcher, and nothing else until it has answered. */
#ifndef LEDE_UI_CLIENT_AWAIT_H
#define LEDE_UI_CLIENT_AWAIT_H

#include "ui/client/fetcher_client.h"

/* Waits for the answer to order `number`, so long at most; tells its words if
 * it failed, or that there is none. `*batch` becomes what it can be undone by,
 * if it can. True if it went well. */
bool await_answer(Client *m, uint32_t number, int patience_ms, int64_t *batch);

#endif
