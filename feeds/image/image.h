/* image: the pixels of a picture, scaled to what a screen has room for; packed for
 * the way from the parser to the fetcher. */
#ifndef LEDE_FEEDS_IMAGE_IMAGE_H
#define LEDE_FEEDS_IMAGE_IMAGE_H

#include "src/base/pack.h"

#define IMAGE_BYTES_MAX  (8 * 1024 * 1024) /* of a picture as it came */
#define IMAGE_MPX_MAX    40
#define IMAGE_MEMORY_MAX (256 * 1024 * 1024) /* of one decoder */
#define IMAGE_CPU_S      2                   /* for one picture */
#define IMAGE_SIDE_MAX   2048                /* pixels of a box */
#define IMAGE_BOX_MAX    (1536 * 1024)       /* pixels, width times height */

/* Where a picture is to be shown, in pixels. */
struct image_box {
	int width, height;
	bool light; /* the background that is seen through it */
};

/* Whether a box is within the limits above. */
bool image_box_is_valid(const struct image_box *box);

/* A picture that fits into a box: `rgb` has three bytes a pixel, from the top left
 * row by row. */
typedef struct image {
	int width, height;
	int source_width, source_height; /* turned as it is meant to be seen */
	uint8_t *rgb;
} Image;

/* All black. */
Image *image_new(int width, int height);
void image_free(Image *i); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Image, image_free)

/* Image to bytes and back; NULL for bytes that image_pack cannot have written. */
void image_pack(const Image *i, Buf *out);
Image *image_unpack(const void *bytes, size_t size);

/* The formats of this build, for `lede check`: "JPEG, PNG, WebP"; "" for none. The
 * caller's. */
char *image_formats(void);

#endif
