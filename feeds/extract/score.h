/* score: where the article is: the element that has most of the running text, and
 * what beside it belongs to it. The method is that of Mozilla's Readability. */
#ifndef LEDE_FEEDS_EXTRACT_SCORE_H
#define LEDE_FEEDS_EXTRACT_SCORE_H

#include "feeds/extract/outline.h"

/* Adds the places of the parts of the article to `parts` (uint32_t), in document
 * order and none within another; none where there is no running text.
 *
 * Each block of 25 characters or more is worth 1, its commas, and a point for
 * each 100 characters up to 3, times the share that is in no link. What is around
 * it gets that in full, the next one half, the next ones a third of their
 * level's. What has blocks in it begins with the value of its tag and, if `names`,
 * of its class; and is in the end worth the share of its text that is in no link. */
void score_find(const Outline *o, bool names, GArray *parts);

#endif
