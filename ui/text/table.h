/* table: typesets a table as lines. */
#ifndef LEDE_UI_TEXT_TABLE_H
#define LEDE_UI_TEXT_TABLE_H

#include "ui/text/styled_lines.h"

#define TABLE_COLS_MAX 64

/* Adds the table whose cells are the n blocks from `first` on to the sheet,
 * `indent` columns in. Columns of numbers are aligned right. Where the columns
 * have no room side by side each cell has lines of its own. */
void table_set(Sheet *s, const Body *b, guint first, guint n, int indent);

#endif
