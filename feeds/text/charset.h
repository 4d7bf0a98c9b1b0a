/* charset: the encodings that are known, by all their names, and their converters
 * (iconv).
 *
 * g_convert() and its like fail at the first invalid byte; a document with one has
 * to be read on behind it, with U+FFFD in its place. */
#ifndef LEDE_FEEDS_TEXT_CHARSET_H
#define LEDE_FEEDS_TEXT_CHARSET_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* An encoding. */
struct charset {
	const char *name;   /* lower case, as `lede parse` writes it */
	const char *iconv;  /* its converter; NULL where none is needed */
	const char *labels; /* other names, separated by blanks */
	bool utf8;
	bool wide;   /* UTF-16, UTF-32 */
	bool single; /* one byte a character */
};

/* By any of its names, without regard to case, "_" or "-"; NULL if there is no
 * such encoding here (WHATWG Encoding Standard, section 4.2, and the code pages
 * of old that XML allows). */
const struct charset *charset_find(const char *label);

/* Converts, adds to `out`, and returns how many bytes were invalid; each becomes
 * U+FFFD. */
size_t charset_convert(const struct charset *c, const char *bytes, size_t size,
		       GString *out);

/* What windows-1252 has at the byte (0x80 to 0x9f). */
gunichar charset_c1(unsigned char byte);

/* Opens every converter, once, and leaves it open. */
void charset_open(void);

#endif
