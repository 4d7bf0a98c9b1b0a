/* letter_run: letters of a row that terminals shape as a whole (Indic, Thai, Arabic), and
 * cells whose width they disagree about. */
#ifndef LEDE_UI_TERM_LETTER_RUN_H
#define LEDE_UI_TERM_LETTER_RUN_H

#include "ui/draw/canvas.h"

/* Whether terminals disagree about its width: after it the cursor may be anywhere, and
 * the next cell is addressed. */
bool letter_run_is_doubtful(const struct cell *cell);
/* Whether one of the cells a to b of row y is. */
bool letter_run_has_doubtful(const Canvas *c, int y, int a, int b);

/* Where the run of letters begins that x is in, and the column after it; x where it is
 * in none. */
int letter_run_begin(const Canvas *c, int y, int x);
int letter_run_end(const Canvas *c, int y, int x);

#endif
