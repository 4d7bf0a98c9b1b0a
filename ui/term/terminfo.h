/* terminfo: how this terminal is told, by its description (terminfo). */
#ifndef LEDE_UI_TERM_TERMINFO_H
#define LEDE_UI_TERM_TERMINFO_H

#include "ui/term/cell_diff.h"

/* Only while `term` has set a terminal up. Everything adds to `out`. */

/* A capability; NULL is one that the terminal has not. */
void terminfo_cap(GString *out, const char *cap);
/* A pen without colours and attributes. */
void terminfo_plain(GString *out);
/* What paint needs. */
struct cell_diff_ways terminfo_ways(GString *out);

#endif
