/* thai_breaks: where lines of Thai may end, which has no blanks between words: by a
 * dictionary (libthai, where it was there to build with). */
#ifndef LEDE_UI_TEXT_THAI_BREAKS_H
#define LEDE_UI_TEXT_THAI_BREAKS_H

#include <stddef.h>

/* Sets TEXT_BREAK in breaks[i] between words for n bytes of text;
 * `breaks` are those of UAX #14, which has none in Thai (LB1, SA). */
void thai_breaks(const char *s, size_t n, char *breaks);

#endif
