#include "feeds/image/orientation.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT      3
#define ENTRY_BYTES     12

/* A TIFF file (TIFF 6.0 section 2): its byte order is its own. */
struct tiff {
	const uint8_t *bytes;
	size_t size;
	bool big; /* the first byte is the highest */
};

/* 0 where it is out of bounds. */
static uint32_t read_u16(const struct tiff *t, size_t at)
{
	const uint8_t *b = t->bytes + at;

	if (at > t->size || t->size - at < 2)
		return 0;
	return t->big ? (uint32_t)b[0] << 8 | b[1] : (uint32_t)b[1] << 8 | b[0];
}

static uint32_t read_u32(const struct tiff *t, size_t at)
{
	uint32_t first = read_u16(t, at), second = read_u16(t, at + 2);

	return t->big ? first << 16 | second : second << 16 | first;
}

/* Of the first directory, in which cameras write it. */
static uint32_t find_orientation(const struct tiff *t)
{
	size_t directory = read_u32(t, 4);
	uint32_t n = read_u16(t, directory);

	for (uint32_t i = 0; i < n; i++) {
		size_t entry = directory + 2 + (size_t)i * ENTRY_BYTES;

		if (entry >= t->size)
			break;
		if (read_u16(t, entry) == TAG_ORIENTATION)
			return read_u16(t, entry + 2) == TYPE_SHORT
				       ? read_u16(t, entry + 8)
				       : 0;
	}
	return 0;
}

int orientation_read(const void *bytes, size_t size)
{
	static const char head[] = "Exif\0"; /* and the NUL of the literal */
	struct tiff t;
	uint32_t found;

	if (size < sizeof head + 8 || memcmp(bytes, head, sizeof head) != 0)
		return ORIENTATION_UPRIGHT;
	t.bytes = (const uint8_t *)bytes + sizeof head;
	t.size = size - sizeof head;
	t.big = t.bytes[0] == 'M';
	if (memcmp(t.bytes, t.big ? "MM" : "II", 2) != 0 ||
	    read_u16(&t, 2) != 42)
		return ORIENTATION_UPRIGHT;
	found = find_orientation(&t);
	return found >= 1 && found <= 8 ? (int)found : ORIENTATION_UPRIGHT;
}

bool orientation_is_sideways(int orientation)
{
	return orientation >= 5;
}

/* How the result's axes run in the source: sideways its rows are the source's
 * columns; then each may be reversed. */
static const struct {
	bool flip_x, flip_y; /* of the source */
} turns[9] = {
	[2] = { true, false }, [3] = { true, true }, [4] = { false, true },
	[6] = { false, true }, [7] = { true, true }, [8] = { true, false },
};

Image *orientation_apply(const Image *i, int orientation)
{
	bool sideways = orientation_is_sideways(orientation);
	Image *out = image_new(sideways ? i->height : i->width,
			       sideways ? i->width : i->height);

	for (int y = 0; y < out->height; y++) {
		for (int x = 0; x < out->width; x++) {
			int from_x = sideways ? y : x,
			    from_y = sideways ? x : y;

			if (turns[orientation].flip_x)
				from_x = i->width - 1 - from_x;
			if (turns[orientation].flip_y)
				from_y = i->height - 1 - from_y;
			memcpy(out->rgb + 3 * ((size_t)y * (size_t)out->width +
					       (size_t)x),
			       i->rgb + 3 * ((size_t)from_y * (size_t)i->width +
					     (size_t)from_x),
			       3);
		}
	}
	out->source_width = sideways ? i->source_height : i->source_width;
	out->source_height = sideways ? i->source_width : i->source_height;
	return out;
}
