/* link_list: the numbered links below a text. */
#ifndef LEDE_UI_TEXT_LINK_LIST_H
#define LEDE_UI_TEXT_LINK_LIST_H

#include "src/model/body.h"
#include "ui/text/styled_lines.h"

#include <stdbool.h>

/* Adds the list: a heading, numbers, host and path, or the `whole` address. Nothing
 * if there are none. */
void link_list_set(StyledLines *s, const Body *b, bool whole);

#endif
