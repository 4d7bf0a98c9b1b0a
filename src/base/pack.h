/* pack: numbers, text and lists to bytes and back; a reader that checks every
 * bound and, once wrong, stays wrong. */
#ifndef LEDE_SRC_BASE_PACK_H
#define LEDE_SRC_BASE_PACK_H

#include "src/base/buf.h"

/* Writers. Numbers are little-endian. What does not fit sets b->full, which
 * the caller looks at once, at the end. */
void pack_u8(Buf *b, uint8_t n);
void pack_u16(Buf *b, uint16_t n);
void pack_u32(Buf *b, uint32_t n);
void pack_i64(Buf *b, int64_t n);
void pack_real(Buf *b, double n);

/* u32 size with the NUL, then the bytes and a NUL; NULL is size 0. */
void pack_text(Buf *b, const char *text);
/* u32 size, then the bytes. */
void pack_bytes(Buf *b, const void *bytes, size_t size);

/* A list is a u32 count, then its members: the count is kept open and filled
 * in when it is known. Returns its place. */
size_t pack_open(Buf *b);
void pack_close(Buf *b, size_t at, uint32_t count);

/* Bytes being read. Nothing is copied; `wrong` is set by the first read that
 * is out of bounds or no valid text, and from then on every read gives 0,
 * false or NULL: a caller checks once, at the end. */
struct unpack {
	const uint8_t *at;
	const uint8_t *end;
	bool wrong;
};

struct unpack unpack_from(const void *bytes, size_t size);
uint8_t unpack_u8(struct unpack *u);
uint16_t unpack_u16(struct unpack *u);
uint32_t unpack_u32(struct unpack *u);
int64_t unpack_i64(struct unpack *u);
double unpack_real(struct unpack *u); /* finite, or wrong */
bool unpack_bool(struct unpack *u);   /* 0 or 1, or wrong */

/* Valid UTF-8 ended by NUL, pointing into the bytes; NULL where NULL was
 * packed, and when wrong. */
const char *unpack_text(struct unpack *u);
const uint8_t *unpack_bytes(struct unpack *u, size_t *size);

/* The count of a list whose members take at least `least` bytes each: one
 * that cannot fit in what is left is wrong (and 0). */
uint32_t unpack_count(struct unpack *u, size_t least);

/* True when all was read and nothing was wrong. */
bool unpack_done(const struct unpack *u);

#endif
