/* text_hits: where words stand in lines of text, also across the end of a line. */
#ifndef LEDE_UI_TEXT_TEXT_HITS_H
#define LEDE_UI_TEXT_TEXT_HITS_H

#include "ui/text/styled_lines.h"

/* A place of the words: from a column of a line to a column of that or a later one,
 * that one included. Columns count from the left of the lines, indents included. */
struct text_hit {
	int line, col;
	int last_line, last_col;
};

/* Finds the words, written as they are or with other case and accents
 * (src/base/folding): the places in their order (struct text_hit), none within
 * another. The caller's. */
GArray *text_hits_find(const StyledLines *s, const char *words);

/* The columns of a hit in one line, *cols of them from *col on; false where it has
 * none there. */
bool text_hits_in_line(const struct text_hit *h, int line, int width, int *col,
		       int *cols);

#endif
