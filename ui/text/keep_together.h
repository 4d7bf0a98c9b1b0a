/* keep_together: places where UAX #14 lets a line end and no printer would. */
#ifndef LEDE_UI_TEXT_KEEP_TOGETHER_H
#define LEDE_UI_TEXT_KEEP_TOGETHER_H

#include <glib.h>
#include <stddef.h>

/* Corrects `breaks`, which is as text_breaks() has it. TEXT_KEPT is before what an
 * abbreviation goes with ("p. 12", "Dr. Lamp", "J. S. Bach", "z. B."), and within
 * words with signs in them ("U.S.", "C++"); TEXT_BREAK between a blank and a word
 * that begins with one ("/etc"). */
void keep_together(const char *s, size_t n, char *breaks);

/* Where a word that is longer than a line may be cut, at `at` or before it and
 * behind `start`: not within the mark of a link or a note ("[12]"). */
size_t keep_mark(const char *s, size_t start, size_t at);

#endif
