/* buf: a byte buffer that grows up to a maximum. */
#ifndef LEDE_SRC_BASE_BUF_H
#define LEDE_SRC_BASE_BUF_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes whose number foreign input decides, up to `max`. `full` is
 * set by the first addition that did not fit and stays set; what did not fit
 * is not in it, not even in part. Readers use `bytes` and `size`. */
typedef struct buf {
	uint8_t *bytes; /* NULL while nothing was added */
	size_t size;
	size_t max;
	size_t room; /* of the allocation */
	bool full;
} Buf;

/* Allocates nothing until something is added. */
Buf *buf_new(size_t max);
void buf_free(Buf *b); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Buf, buf_free)

/* Adds n bytes. Returns false, with the bytes as they were and `full` set, if
 * they would be more than `max`. */
bool buf_add(Buf *b, const void *bytes, size_t n);

/* n bytes at the end, to be written by the caller; NULL if over `max`. */
uint8_t *buf_grow(Buf *b, size_t n);

/* Removes the first n bytes (at most `size`). */
void buf_drop(Buf *b, size_t n);

/* Empties it; the allocation stays. */
void buf_clear(Buf *b);

#endif
