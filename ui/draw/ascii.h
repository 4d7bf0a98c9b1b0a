/* ascii: text for a terminal without UTF-8. */
#ifndef LEDE_UI_DRAW_ASCII_H
#define LEDE_UI_DRAW_ASCII_H

#include <glib.h>

/* Rules, dots and arrows as signs of ASCII of about their width, other letters
 * transliterated (g_str_to_ascii). The caller's. */
char *ascii_text(const char *text);

#endif
