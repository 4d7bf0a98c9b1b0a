/* beside: what stands before and after a box, in the same element. */
#ifndef LEDE_FEEDS_EXTRACT_BESIDE_H
#define LEDE_FEEDS_EXTRACT_BESIDE_H

#include "feeds/extract/outline.h"

/* Whether paragraphs stand before and after it. */
bool beside_paragraphs(const Outline *o, uint32_t n);
/* Whether the box before or after it is of its class, and a paragraph: it is one of a
 * row. */
bool beside_alike(const Outline *o, uint32_t n);

#endif
