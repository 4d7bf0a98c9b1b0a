/* lines: the text of an article's parts, line by line, as the page breaks it. */
#ifndef LEDE_FEEDS_EXTRACT_LINES_H
#define LEDE_FEEDS_EXTRACT_LINES_H

#include "feeds/extract/outline.h"

#define LINES_WORDS_MAX 600 /* bytes of a line's words that tell what it is */

/* Text with no block, and no two <br>, within. */
struct line {
	uint32_t block;       /* that it is in */
	uint32_t first, last; /* its text nodes */
	uint32_t chars, linked;
};

/* All lines of the parts (uint32_t) that have text and are not left out: an array
 * of struct line; the caller's. */
GArray *lines_of(const Outline *o, const GArray *parts);
/* Its words, squashed, up to so many bytes, cut between characters; the caller's. */
char *lines_words(const Outline *o, const struct line *line, size_t most);
/* Whether words end as a sentence does. */
bool lines_end_sentence(const char *words);
/* Leaves out its text; pictures in it stay. */
void lines_leave_out(Outline *o, const struct line *line);

#endif
