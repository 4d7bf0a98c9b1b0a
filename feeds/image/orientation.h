/* orientation: how a camera was held, as Exif says (Exif 2.32 section 4.6.4, tag
 * 0x0112), and pixels turned by it. */
#ifndef LEDE_FEEDS_IMAGE_ORIENTATION_H
#define LEDE_FEEDS_IMAGE_ORIENTATION_H

#include "feeds/image/image.h"

#define ORIENTATION_UPRIGHT 1

/* Reads the content of a JPEG's APP1 segment: 1 to 8; ORIENTATION_UPRIGHT where it
 * says nothing that is valid. */
int orientation_read(const void *bytes, size_t size);

/* Whether rows become columns. */
bool orientation_is_sideways(int orientation);

/* The picture as it is meant to be seen. The caller's. */
Image *orientation_apply(const Image *i, int orientation);

#endif
