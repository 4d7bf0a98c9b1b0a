#include "feeds/image/image.h"

#include "config.h"

#include <string.h>

bool image_box_is_valid(const struct image_box *box)
{
	return box->width > 0 && box->width <= IMAGE_SIDE_MAX &&
	       box->height > 0 && box->height <= IMAGE_SIDE_MAX &&
	       box->width * box->height <= IMAGE_BOX_MAX;
}

static size_t image_bytes(const Image *i)
{
	return (size_t)i->width * (size_t)i->height * 3;
}

Image *image_new(int width, int height)
{
	Image *i = g_new0(Image, 1);

	i->width = i->source_width = width;
	i->height = i->source_height = height;
	i->rgb = g_malloc0(image_bytes(i));
	return i;
}

void image_free(Image *i)
{
	if (!i)
		return;
	g_free(i->rgb);
	g_free(i);
}

void image_pack(const Image *i, Buf *out)
{
	pack_u32(out, (uint32_t)i->width);
	pack_u32(out, (uint32_t)i->height);
	pack_u32(out, (uint32_t)i->source_width);
	pack_u32(out, (uint32_t)i->source_height);
	pack_bytes(out, i->rgb, image_bytes(i));
}

static int unpack_side(struct unpack *u, uint32_t most)
{
	uint32_t n = unpack_u32(u);

	u->wrong = u->wrong || n == 0 || n > most;
	return u->wrong ? 0 : (int)n;
}

Image *image_unpack(const void *bytes, size_t size)
{
	struct unpack u = unpack_from(bytes, size);
	struct image_box box = { .width = unpack_side(&u, IMAGE_SIDE_MAX),
				 .height = unpack_side(&u, IMAGE_SIDE_MAX) };
	int source_width = unpack_side(&u, G_MAXINT32);
	int source_height = unpack_side(&u, G_MAXINT32);
	size_t n = 0;
	const uint8_t *rgb = unpack_bytes(&u, &n);
	Image *i;

	if (!unpack_done(&u) || !image_box_is_valid(&box) ||
	    n != (size_t)box.width * (size_t)box.height * 3)
		return NULL;
	i = image_new(box.width, box.height);
	i->source_width = source_width;
	i->source_height = source_height;
	memcpy(i->rgb, rgb, n);
	return i;
}

char *image_formats(void)
{
	static const char *const names[] = {
#ifdef HAVE_JPEG
		"JPEG",
#endif
#ifdef HAVE_PNG
		"PNG",
#endif
#ifdef HAVE_WEBP
		"WebP",
#endif
		NULL,
	};

	return g_strjoinv(", ", (char **)(void *)(uintptr_t)names);
}
