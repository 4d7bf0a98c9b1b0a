/* opening: how the text of a story begins, as plain words. */
#ifndef LEDE_UI_TEXT_OPENING_H
#define LEDE_UI_TEXT_OPENING_H

#include "src/model/body.h"

/* Its first paragraphs, a line each, up to the one in which `most` bytes are reached:
 * no headings, pictures, lists, tables and code. NULL where there are none. The
 * caller's. */
char *opening_words(const Body *b, size_t most);

#endif
