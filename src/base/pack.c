#include "src/base/pack.h"

#include <math.h>
#include <string.h>

void pack_u8(Buf *b, uint8_t n)
{
	buf_add(b, &n, 1);
}

void pack_u16(Buf *b, uint16_t n)
{
	n = GUINT16_TO_LE(n);
	buf_add(b, &n, sizeof n);
}

void pack_u32(Buf *b, uint32_t n)
{
	n = GUINT32_TO_LE(n);
	buf_add(b, &n, sizeof n);
}

void pack_i64(Buf *b, int64_t n)
{
	n = GINT64_TO_LE(n);
	buf_add(b, &n, sizeof n);
}

void pack_real(Buf *b, double n)
{
	int64_t bits;

	memcpy(&bits, &n, sizeof bits);
	pack_i64(b, bits);
}

void pack_text(Buf *b, const char *text)
{
	pack_bytes(b, text, text ? strlen(text) + 1 : 0);
}

void pack_bytes(Buf *b, const void *bytes, size_t size)
{
	if (size > UINT32_MAX) {
		b->full = true;
		return;
	}
	pack_u32(b, (uint32_t)size);
	buf_add(b, bytes, size);
}

size_t pack_open(Buf *b)
{
	size_t at = b->size;

	pack_u32(b, 0);
	return at;
}

void pack_close(Buf *b, size_t at, uint32_t count)
{
	if (b->full)
		return;
	count = GUINT32_TO_LE(count);
	memcpy(b->bytes + at, &count, sizeof count);
}

struct unpack unpack_from(const void *bytes, size_t size)
{
	const uint8_t *at = bytes;

	return (struct unpack){ at, at ? at + size : at, false };
}

static const uint8_t *take_bytes(struct unpack *u, size_t n)
{
	const uint8_t *at = u->at;

	if (u->wrong || n > (size_t)(u->end - at)) {
		u->wrong = true;
		return NULL;
	}
	u->at += n;
	return at;
}

uint8_t unpack_u8(struct unpack *u)
{
	const uint8_t *at = take_bytes(u, 1);

	return at ? *at : 0;
}

uint16_t unpack_u16(struct unpack *u)
{
	const uint8_t *at = take_bytes(u, sizeof(uint16_t));
	uint16_t n = 0;

	if (at)
		memcpy(&n, at, sizeof n);
	return GUINT16_FROM_LE(n);
}

uint32_t unpack_u32(struct unpack *u)
{
	const uint8_t *at = take_bytes(u, sizeof(uint32_t));
	uint32_t n = 0;

	if (at)
		memcpy(&n, at, sizeof n);
	return GUINT32_FROM_LE(n);
}

int64_t unpack_i64(struct unpack *u)
{
	const uint8_t *at = take_bytes(u, sizeof(int64_t));
	int64_t n = 0;

	if (at)
		memcpy(&n, at, sizeof n);
	return GINT64_FROM_LE(n);
}

double unpack_real(struct unpack *u)
{
	int64_t bits = unpack_i64(u);
	double n;

	memcpy(&n, &bits, sizeof n);
	if (isfinite(n))
		return n;
	u->wrong = true;
	return 0;
}

bool unpack_bool(struct unpack *u)
{
	uint8_t n = unpack_u8(u);

	if (n > 1)
		u->wrong = true;
	return n == 1;
}

/* Most text is ASCII, which needs no decoding: eight bytes at a time. */
static bool is_ascii(const char *text, size_t size)
{
	uint64_t word, high = 0;

	for (; size >= sizeof word; size -= sizeof word) {
		memcpy(&word, text, sizeof word);
		high |= word;
		text += sizeof word;
	}
	while (size)
		high |= (unsigned char)text[--size];
	return !(high & 0x8080808080808080ULL);
}

const char *unpack_text(struct unpack *u)
{
	size_t size;
	const char *text = (const char *)unpack_bytes(u, &size);

	if (!size)
		return NULL;
	/* no NUL but the one at the end: else text and size would differ */
	if (memchr(text, '\0', size) != text + size - 1 ||
	    (!is_ascii(text, size) && !g_utf8_validate(text, -1, NULL))) {
		u->wrong = true;
		return NULL;
	}
	return text;
}

const uint8_t *unpack_bytes(struct unpack *u, size_t *size)
{
	uint32_t n = unpack_u32(u);
	const uint8_t *at = take_bytes(u, n);

	*size = at ? n : 0;
	return at;
}

uint32_t unpack_count(struct unpack *u, size_t least)
{
	uint32_t n = unpack_u32(u);

	if (u->wrong || n > (size_t)(u->end - u->at) / MAX(least, 1)) {
		u->wrong = true;
		return 0;
	}
	return n;
}

bool unpack_done(const struct unpack *u)
{
	return !u->wrong && u->at == u->end;
}
