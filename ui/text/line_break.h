/* line_break: breaks paragraphs into lines (UAX #14). */
#ifndef LEDE_UI_TEXT_LINE_BREAK_H
#define LEDE_UI_TEXT_LINE_BREAK_H

#include "ui/text/hyphenate.h"

#include <glib.h>
#include <stdbool.h>

#define LINE_HANG_COLS 2 /* before what a line of code had no room for */

/* One line: its bytes in the paragraph, without the blanks at its end, and the
 * columns that they take. One that hangs goes on with the line of code before it,
 * LINE_HANG_COLS further in; `cols` are without them. */
struct line {
	guint32 at, bytes;
	int cols;
	bool hangs;
	bool hyphen; /* one is shown at its end; `cols` are with it */
	guint8 pad;  /* blanks that fill it up to the measure (justify) */
};

/* Appends the lines (struct line) of a paragraph to `out`: lines of `cols`
 * columns (1 and up). Breaks where UAX #14 allows, and a word that is longer
 * than a line at the column. A newline ends a line. At most `most` lines (0:
 * all). An empty paragraph has none. */
void line_break(GArray *out, const GString *text, int cols, guint most);

/* The same of a whole text, whose lines are chosen together (best_lines) where no word is
 * longer than a line. `hyphens` (NULL: none) says where words may be parted. */
void line_break_best(GArray *out, const GString *text, int cols,
		     const struct hyphenator *hyphens);

/* Fills lines first.. of a text up to the measure with blanks between their words (pad),
 * but the last one of the text and of each forced line, and those with too few
 * blanks. */
void line_break_justify(GArray *lines, guint first, const GString *text,
			int cols);

/* Text whose blanks and newlines are kept, for code: a line ends at a newline. One
 * that is too long is broken at the column, or at a blank that is near, and the
 * rest of it hangs. */
void line_break_keep(GArray *out, const GString *text, int cols);

#endif
