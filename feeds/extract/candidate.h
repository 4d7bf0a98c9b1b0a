/* candidate: which part of a page is taken for its article: the one that the scores
 * find, or the one that the page calls so. */
#ifndef LEDE_FEEDS_EXTRACT_CANDIDATE_H
#define LEDE_FEEDS_EXTRACT_CANDIDATE_H

#include "feeds/extract/outline.h"

/* Adds the places of the parts of the article to `parts` (uint32_t), as
 * score_find does. Both candidates are compared by how much text they have in
 * common and how much of it is in links.
 *
 *   near  a block that is known to be of the article, or 0: parts that are far from
 *         it are given up for those around it
 *
 * Where the page itself calls them the text of its article: how many characters of
 * prose are in it; else 0. */
uint32_t candidate_find(const Outline *o, bool names, uint32_t near,
			GArray *parts);

#endif
