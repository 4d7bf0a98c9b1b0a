/* print_text: a story's body as lines for stdout. */
#ifndef LEDE_UI_TEXT_PRINT_TEXT_H
#define LEDE_UI_TEXT_PRINT_TEXT_H

#include "src/model/body.h"

#include <stdbool.h>

/* As text for stdout: lines ended by newlines, then a list of links with their
 * whole addresses. `styled`: with SGR sequences (ECMA-48 8.3.117). What it
 * adds to `out` has passed `clean`. */
void print_text(const Body *b, int width, bool styled, GString *out);

#endif
