/* Any bytes as a picture, and as what a camera says of its orientation. */
#include "feeds/image/decode.h"
#include "feeds/image/orientation.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct image_box box = { 72, 40, size % 2 == 0 };
	g_autoptr(GError) error = NULL;
	g_autoptr(Image) i = image_decode(bytes, size, &box, &error);
	int turned = orientation_read(bytes, size);

	g_assert(turned >= 1 && turned <= 8);
	g_assert(!i == (error != NULL));
	if (i) {
		g_autoptr(Buf) packed = buf_new(1 << 20);
		g_autoptr(Image) again = NULL;

		g_assert(i->width <= box.width && i->height <= box.height);
		image_pack(i, packed);
		again = image_unpack(packed->bytes, packed->size);
		g_assert(again);
	}
	return 0;
}
