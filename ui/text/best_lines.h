/* best_lines: the ends of a paragraph's lines that leave all of them as full as can be,
 * chosen together (Knuth and Plass, "Breaking Paragraphs into Lines", 1981). */
#ifndef LEDE_UI_TEXT_BEST_LINES_H
#define LEDE_UI_TEXT_BEST_LINES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A paragraph without forced ends of lines, and where its lines may end: breaks[i] is
 * an enum text_break of the place before byte i. */
struct best_lines {
	const char *text;
	size_t from, to;    /* bytes of it */
	const char *breaks; /* breaks[0] is of `from` */
	int cols;
};

/* A last line of less than a quarter of the measure, or of less than 12 columns, counts
 * as ragged, one of a single short word more so; a hyphen costs as much as a line that
 * is short of three columns.
 *
 * Adds to `ends` (size_t) the place where each line ends, the last one with `to`. False,
 * and nothing is added, where a part has no end that fits. */
bool best_lines(const struct best_lines *p, GArray *ends);

#endif
