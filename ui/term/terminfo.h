/* terminfo: the sequences and keys of this terminal, from its terminfo
 * description. */
#ifndef LEDE_UI_TERM_TERMINFO_H
#define LEDE_UI_TERM_TERMINFO_H

#include "ui/input/decoder.h"
#include "ui/term/cell_diff.h"

/* Reads the description of $TERM. False with ERROR_USAGE, in words that say
 * what to try, where there is no terminal or it cannot move the cursor. All
 * others are to be called after it. */
bool terminfo_open(GError **error);
/* How many colours to use: 0, 8, 16, 256 or THEME_TRUE_COLORS (NO_COLOR: 0). */
int terminfo_colors(void);
/* Gives the decoder the sequences of the keys that have no letter. */
void terminfo_name_keys(Decoder *in);

/* A capability; NULL is one that the terminal has not. */
void terminfo_cap(GString *out, const char *cap);
/* A pen without colours and attributes. */
void terminfo_plain(GString *out);
/* What cell_diff needs. */
struct cell_diff_ways terminfo_ways(GString *out);

#endif
