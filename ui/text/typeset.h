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
/* Adds the list of its links, as screens show them: a heading, numbers, host
 * and path. Nothing if there are none. */
void typeset_links(StyledLines *s, const Body *b);
/* Adds plain text of one style, broken into lines. */
void typeset_words(StyledLines *s, const char *words, unsigned style);
/* An empty line. */
void typeset_gap(StyledLines *s);

/* As text for stdout: lines ended by newlines, then a list of links with their
 * whole addresses. `styled`: with SGR sequences (ECMA-48 8.3.117). What it
 * adds to `out` has passed `clean`. */
void typeset_print(const Body *b, int width, bool styled, GString *out);

#endif
