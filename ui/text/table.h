/* table: typesets a table as lines. */
#ifndef LEDE_UI_TEXT_TABLE_H
#define LEDE_UI_TEXT_TABLE_H

#include "ui/text/styled_lines.h"

#define TABLE_COLS_MAX 64

/* The cells of a table: n blocks of a body from `first` on. */
struct table_cells {
	const Body *body;
	guint first, n;
};

/* Adds the table to the lines, `indent` columns in. Columns of numbers are
 * aligned right. Where the columns have no room side by side each cell has
 * lines of its own. */
void table_set(StyledLines *s, const struct table_cells *cells, int indent);

#endif
