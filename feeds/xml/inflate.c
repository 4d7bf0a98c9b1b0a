#include "feeds/xml/inflate.h"

#include "src/base/error.h"

#include <glib/gi18n.h>
#include <libdeflate.h>
#include <string.h>

#define ROOM_LEAST  4096 /* bytes for what a document may unfold to, at first */
#define MEMBER_MIN  18   /* bytes: header and trailer (RFC 1952 section 2.3) */
#define LENGTH_SIZE 4    /* of the trailer's last field */

bool inflate_is_gzip(const void *bytes, size_t size)
{
	const uint8_t *b = bytes;

	return size > 2 && b[0] == 0x1f && b[1] == 0x8b && b[2] == 8;
}

static bool is_known(const char *encoding)
{
	return g_ascii_strcasecmp(encoding, "gzip") == 0 ||
	       g_ascii_strcasecmp(encoding, "x-gzip") == 0;
}

/* What is left of the bytes, and what came out of those before. */
struct members {
	struct libdeflate_decompressor *decompressor;
	const uint8_t *bytes;
	size_t size;
	Buf *out;
};

/* The trailer of the last member says how long it is, modulo 2^32: of most documents
 * the whole. A lie costs another try. */
static size_t first_room(const struct members *m)
{
	uint32_t length;

	if (m->size < MEMBER_MIN)
		return ROOM_LEAST;
	memcpy(&length, m->bytes + m->size - LENGTH_SIZE, sizeof length);
	return MAX(GUINT32_FROM_LE(length), ROOM_LEAST);
}

/* Inflates the first member into at most `room` bytes. */
static enum libdeflate_result inflate_into(struct members *m, size_t room)
{
	size_t before = m->out->size, in = 0, made = 0;
	uint8_t *to = buf_grow(m->out, room);
	enum libdeflate_result result = libdeflate_gzip_decompress_ex(
		m->decompressor, m->bytes, m->size, to, room, &in, &made);

	m->out->size = before + (result == LIBDEFLATE_SUCCESS ? made : 0);
	m->bytes += in;
	m->size -= in;
	return result;
}

/* The room doubles until the member fits, or the maximum is reached. */
static enum libdeflate_result inflate_member(struct members *m)
{
	size_t most = m->out->max - m->out->size;
	size_t room = MIN(first_room(m), most);
	enum libdeflate_result result = inflate_into(m, room);

	while (result == LIBDEFLATE_INSUFFICIENT_SPACE && room < most) {
		room = MIN(2 * room, most);
		result = inflate_into(m, room);
	}
	return result;
}

/* After the end of a member another may follow (RFC 1952 section 2.2); padding after
 * the last is ignored. */
static enum libdeflate_result inflate_members(struct members *m)
{
	enum libdeflate_result result;

	do
		result = inflate_member(m);
	while (result == LIBDEFLATE_SUCCESS &&
	       inflate_is_gzip(m->bytes, m->size));
	return result;
}

Buf *inflate_all(const void *bytes, size_t size, const char *encoding,
		 size_t max, GError **error)
{
	g_autoptr(Buf) out = buf_new(max);
	struct members m = { .bytes = bytes, .size = size, .out = out };
	enum libdeflate_result result;

	if (!is_known(encoding)) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("content encoding %s is not supported"),
			    encoding);
		return NULL;
	}
	m.decompressor = libdeflate_alloc_decompressor();
	result = inflate_members(&m);
	libdeflate_free_decompressor(m.decompressor);
	if (result == LIBDEFLATE_INSUFFICIENT_SPACE)
		error_set_too_large(error, max);
	else if (result != LIBDEFLATE_SUCCESS)
		g_set_error(error, LEDE_ERROR, ERROR_FEED, _("broken gzip"));
	if (result != LIBDEFLATE_SUCCESS)
		return NULL;
	out->max++;
	buf_add(out, "", 1);
	out->size--;
	return g_steal_pointer(&out);
}
