/* utf8: documents in UTF-8: validated, and what XML forbids taken out, each in one
 * pass.
 *
 * g_utf8_validate() does not say whether anything has to be taken out, which would
 * be a second pass, and reads 1.5 GB/s of ASCII, where utf8_check() reads 7 to 10
 * (1.8 and 1.1 of German text). */
#ifndef LEDE_FEEDS_TEXT_UTF8_H
#define LEDE_FEEDS_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it is valid UTF-8 (Unicode, table 3-7; a NUL is); then `tidy` says
 * whether utf8_clean() has nothing to do. */
bool utf8_check(const char *text, size_t size, bool *tidy);

/* Characters of several bytes in what may be UTF-8; `bad` becomes the number of
 * bytes that are part of none. */
size_t utf8_count(const char *text, size_t size, size_t *bad);

/* Both take a text that is ended by NUL, free it if they give another, and set
 * its size.
 *
 * What is not UTF-8 becomes U+FFFD. */
char *utf8_make_valid(char *text, size_t *size);
/* Valid UTF-8 without the characters that XML forbids (XML 1.0 section 2.2);
 * U+0080 to U+009F, which no feed means, read as windows-1252. */
char *utf8_clean(char *text, size_t *size);

#endif
