/* decode: a JPEG, PNG or WebP picture to the pixels of a box. Runs in the parser, and
 * in tools that are in a sandbox. */
#ifndef LEDE_FEEDS_IMAGE_DECODE_H
#define LEDE_FEEDS_IMAGE_DECODE_H

#include "feeds/image/image.h"

/* Decodes a picture, scaled to the largest size that fits into `box` with its
 * proportions, turned as its Exif data says. Of an animation the first frame; of one
 * that is cut short what is there. Where it is transparent the background is seen, or
 * the other one if the picture would vanish in it. NULL with ERROR_FEED, in words that
 * say what the bytes are instead, or ERROR_LIMIT. The caller's. */
Image *image_decode(const void *bytes, size_t size, const struct image_box *box,
		    GError **error);

#endif
