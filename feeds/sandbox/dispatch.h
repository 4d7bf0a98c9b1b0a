/* dispatch: a request to its result: one function a kind of request. */
#ifndef LEDE_FEEDS_SANDBOX_DISPATCH_H
#define LEDE_FEEDS_SANDBOX_DISPATCH_H

#include "feeds/feed/request.h"

/* Runs one request. `record` gets what its kind says; on failure it is as it
 * was. Errors are of kind ERROR_FEED ("not a feed (PNG picture)") or
 * ERROR_LIMIT. Knows neither store nor wire, and does not sandbox itself. */
bool dispatch_run(const struct request *request, Buf *record, GError **error);

#endif
