/* image: where the picture of an <img> is, also of one that a script would load. */
#ifndef LEDE_FEEDS_EXTRACT_IMAGE_H
#define LEDE_FEEDS_EXTRACT_IMAGE_H

#include "feeds/html/page.h"

/* Its address, absolute against `base` (may be NULL); the caller's. NULL for what
 * is no picture to look at (a tracker, a spacer), or has no web address. */
char *image_address(const Page *p, const struct node *img, const char *base);

#endif
