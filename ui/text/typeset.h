/* typeset: a story's body as styled lines of a width. */
#ifndef LEDE_UI_TEXT_TYPESET_H
#define LEDE_UI_TEXT_TYPESET_H

#include "src/model/body.h"
#include "ui/text/hyphenate.h"
#include "ui/text/styled_lines.h"

#include <glib.h>
#include <stdbool.h>

/* Sets a body in `width` columns (1 and up): an empty line between blocks,
 * none at either end. Nothing is wider, whatever it is. `justify` (NULL: ragged): sets
 * paragraphs in lines of one width where there is room for that, words parted by the
 * patterns of the text's language. The caller's. */
StyledLines *typeset_text(const Body *b, int width, Hyphenators *justify);
/* Adds plain text of one style, broken into lines. */
void typeset_words(StyledLines *s, const char *words, unsigned style);
/* An empty line. */
void typeset_gap(StyledLines *s);

#endif
