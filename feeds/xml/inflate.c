#include "feeds/xml/inflate.h"

#include "src/base/error.h"

#include <glib/gi18n.h>
#include <limits.h>
#define ZLIB_CONST
#include <zlib.h>

#define INFLATE_PART 65536     /* bytes made at once */
#define WINDOW_ANY   (15 + 32) /* zlib.h: gzip or zlib, by the header */

bool inflate_is_gzip(const void *bytes, size_t size)
{
	const uint8_t *b = bytes;

	return size > 2 && b[0] == 0x1f && b[1] == 0x8b && b[2] == 8;
}

/* One step: what came out goes to `out`. */
static int inflate_part(z_stream *z, Buf *out, uint8_t *part)
{
	int result;

	z->next_out = part;
	z->avail_out = INFLATE_PART;
	result = inflate(z, Z_NO_FLUSH);
	if (!buf_add(out, part, INFLATE_PART - z->avail_out))
		return Z_BUF_ERROR;
	return result;
}

/* After the end of a member another may follow (RFC 1952 section 2.2);
 * padding after the last is ignored. */
static bool next_member(z_stream *z)
{
	return inflate_is_gzip(z->next_in, z->avail_in) &&
	       inflateReset(z) == Z_OK;
}

/* zlib's own result of the whole. */
static int inflate_members(z_stream *z, Buf *out)
{
	g_autofree uint8_t *part = g_malloc(INFLATE_PART);
	int result;

	do {
		result = inflate_part(z, out, part);
	} while (result == Z_OK || (result == Z_STREAM_END && next_member(z)));
	return result;
}

static bool is_known(const char *encoding)
{
	return g_ascii_strcasecmp(encoding, "gzip") == 0 ||
	       g_ascii_strcasecmp(encoding, "x-gzip") == 0 ||
	       g_ascii_strcasecmp(encoding, "deflate") == 0;
}

Buf *inflate_all(const void *bytes, size_t size, const char *encoding,
		 size_t max, GError **error)
{
	z_stream z = { 0 };
	g_autoptr(Buf) out = buf_new(max);
	int result;

	if (!is_known(encoding)) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("content encoding %s is not supported"),
			    encoding);
		return NULL;
	}
	if (size > UINT_MAX || inflateInit2(&z, WINDOW_ANY) != Z_OK) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED, _("broken gzip"));
		return NULL;
	}
	z.next_in = bytes;
	z.avail_in = (unsigned)size;
	result = inflate_members(&z, out);
	inflateEnd(&z);
	if (out->full)
		error_set_too_large(error, max);
	else if (result != Z_STREAM_END)
		g_set_error(error, LEDE_ERROR, ERROR_FEED, _("broken gzip"));
	if (out->full || result != Z_STREAM_END)
		return NULL;
	out->max++;
	buf_add(out, "", 1);
	out->size--;
	return g_steal_pointer(&out);
}
