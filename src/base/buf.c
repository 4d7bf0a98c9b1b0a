#include "src/base/buf.h"

#include <string.h>

#define BUF_FIRST 256 /* bytes of the first allocation */

Buf *buf_new(size_t max)
{
	Buf *b = g_new0(Buf, 1);

	b->max = max;
	return b;
}

void buf_free(Buf *b)
{
	if (!b)
		return;
	g_free(b->bytes);
	g_free(b);
}

/* Doubling keeps the cost of many small additions linear. */
static void make_room(Buf *b, size_t wanted)
{
	size_t room = b->room ? b->room : BUF_FIRST;

	while (room < wanted)
		room = room > b->max / 2 ? b->max : room * 2;
	if (room == b->room)
		return;
	b->bytes = g_realloc(b->bytes, room);
	b->room = room;
}

uint8_t *buf_grow(Buf *b, size_t n)
{
	uint8_t *at;

	if (b->full || n > b->max - b->size) {
		b->full = true;
		return NULL;
	}
	make_room(b, b->size + n);
	at = b->bytes + b->size;
	b->size += n;
	return at;
}

bool buf_add(Buf *b, const void *bytes, size_t n)
{
	uint8_t *at = buf_grow(b, n);

	if (!at)
		return false;
	if (n)
		memcpy(at, bytes, n);
	return true;
}

void buf_drop(Buf *b, size_t n)
{
	g_assert(n <= b->size);
	if (!n)
		return;
	memmove(b->bytes, b->bytes + n, b->size - n);
	b->size -= n;
}

void buf_clear(Buf *b)
{
	b->size = 0;
	b->full = false;
}
