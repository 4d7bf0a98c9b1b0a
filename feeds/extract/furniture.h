/* furniture: lines that a site repeats on its pages, known by their hashes. */
#ifndef LEDE_FEEDS_EXTRACT_FURNITURE_H
#define LEDE_FEEDS_EXTRACT_FURNITURE_H

#include "feeds/extract/outline.h"

/* Adds to `hashes` (uint64_t) one for each distinct line of the page that is not
 * left out, up to `most`: of its words, squashed (FNV-1a). */
void furniture_list(const Outline *o, GArray *hashes, guint most);

/* Leaves out the lines whose hash is one of n, and counts again. */
void furniture_leave_out(Outline *o, const uint64_t *hashes, size_t n);

#endif
