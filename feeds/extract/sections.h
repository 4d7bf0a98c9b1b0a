/* sections: a text that stands in several boxes of one kind, as parts of a manual or
 * of a long report do. */
#ifndef LEDE_FEEDS_EXTRACT_SECTIONS_H
#define LEDE_FEEDS_EXTRACT_SECTIONS_H

#include "feeds/extract/outline.h"

/* Puts what is around all sections in the place of the parts (uint32_t, children of
 * one element), if they are (in) one section among others. */
void sections_join(const Outline *o, GArray *parts);

#endif
