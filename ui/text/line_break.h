/* line_break: breaks paragraphs into lines (UAX #14). */
#ifndef LEDE_UI_TEXT_LINE_BREAK_H
#define LEDE_UI_TEXT_LINE_BREAK_H

#include <glib.h>

/* One line: its bytes in the paragraph, without the blanks at its end, and the
 * columns that they take. */
struct line {
	guint32 at, bytes;
	int cols;
};

/* Appends the lines (struct line) of a paragraph to `out`: lines of `cols`
 * columns (1 and up). Breaks where UAX #14 allows, and a word that is longer
 * than a line at the column. A newline ends a line. At most `most` lines (0:
 * all). An empty paragraph has none. */
void line_break(GArray *out, const GString *text, int cols, guint most);

/* Text whose blanks and newlines are kept, for code: a line ends at a newline,
 * or at the column where it is too long. */
void line_break_keep(GArray *out, const GString *text, int cols);

#endif
