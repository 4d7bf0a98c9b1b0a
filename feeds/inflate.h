/* inflate: gzip to bytes, a chunk at a time, never more than allowed. */
#ifndef LEDE_FEEDS_INFLATE_H
#define LEDE_FEEDS_INFLATE_H

#include "src/buf.h"

/* Whether the bytes begin as gzip does (RFC 1952 section 2.3.1). */
bool inflate_is_gzip(const void *bytes, size_t size);

/* Adds the content of a gzip file (RFC 1952; zlib's and several members too)
 * to `out`. False with ERROR_LIMIT where `out` would grow over its maximum,
 * or ERROR_FEED where the bytes are damaged or end too early. */
bool inflate_bytes(const void *bytes, size_t size, Buf *out, GError **error);

#endif
