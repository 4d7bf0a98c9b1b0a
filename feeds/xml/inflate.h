/* inflate: gzip to bytes, never more than allowed (libdeflate: a whole document at once,
 * in less than half of zlib's time).
 *
 * curl could do it (CURLOPT_ACCEPT_ENCODING), but in the fetcher: so the bytes are
 * kept and hashed as they came, and a bomb goes off in the parser, if at all. */
#ifndef LEDE_FEEDS_XML_INFLATE_H
#define LEDE_FEEDS_XML_INFLATE_H

#include "src/base/buf.h"

/* Whether the bytes begin as gzip does (RFC 1952 section 2.3.1). */
bool inflate_is_gzip(const void *bytes, size_t size);

/* The content of a gzip file (RFC 1952; several members too), at most `max` bytes, and
 * a NUL behind them; the caller's. `encoding` is the header's word: gzip or x-gzip (RFC
 * 9110 section 8.4.1.3; no other one is asked for). NULL with ERROR_LIMIT where there is more, or ERROR_FEED
 * where the bytes are damaged, end too early, or are coded otherwise. */
Buf *inflate_all(const void *bytes, size_t size, const char *encoding,
		 size_t max, GError **error);

#endif
