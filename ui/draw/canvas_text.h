/* canvas_text: a canvas as text, for pipes and golden screens. */
#ifndef LEDE_UI_DRAW_CANVAS_TEXT_H
#define LEDE_UI_DRAW_CANVAS_TEXT_H

#include "ui/draw/canvas.h"

/* As text, rows ended by newlines, without blanks at their ends; with `theme`
 * (may be NULL) the colours as SGR sequences (ECMA-48 8.3.117). The
 * caller's. */
char *canvas_text(const Canvas *c, const struct theme *theme);

#endif
