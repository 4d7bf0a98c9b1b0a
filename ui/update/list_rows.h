/* list_rows: the rows of a list on the screen: how many a headline takes, how many
 * headlines fit, which is the first. */
#ifndef LEDE_UI_UPDATE_LIST_ROWS_H
#define LEDE_UI_UPDATE_LIST_ROWS_H

#include "ui/state/view.h"

#define LIST_ROWS_BEYOND 2 /* headlines kept in view beyond the selection */

/* Before the first headline: titles of columns, what the list is about. */
int list_rows_head(const View *v);
/* What is shown below the headline of a find; NULL: nothing. The story's. */
const char *list_rows_excerpt(const struct story *s);
/* Of the i-th headline. */
int list_rows_item(const View *v, int i);
/* How many headlines fit, from the first one shown on. */
int list_rows_fit(const View *v);
/* The headline that is to be the first, so that the selected one is in view, with
 * LIST_ROWS_BEYOND on either side where there is room. */
int list_rows_top(const View *v);

#endif
