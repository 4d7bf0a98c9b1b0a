#include "feeds/text/utf8.h"

#include "feeds/text/charset.h"

#include <glib.h>
#include <string.h>

#define BLOCK 32 /* bytes that are looked at as one */

size_t utf8_count(const char *text, size_t size, size_t *bad)
{
	size_t good = 0;

	*bad = 0;
	for (size_t i = 0; i < size;) {
		gunichar c = (unsigned char)text[i] < 0x80
				     ? 1
				     : g_utf8_get_char_validated(
					       text + i, (gssize)(size - i));

		if (c == (gunichar)-1 || c == (gunichar)-2) {
			(*bad)++;
			i++;
		} else if ((unsigned char)text[i] >= 0x80) {
			good++;
			i += (size_t)g_utf8_skip[(unsigned char)text[i]];
		} else {
			i++;
		}
	}
	return good;
}

/* U+0080 to U+009F as windows-1252, as browsers have it: a feed that was converted
 * from "ISO-8859-1" has quotes and dashes there. */
static size_t put_c1(char *out, unsigned char low)
{
	return (size_t)g_unichar_to_utf8(charset_c1(low), out);
}

/* XML 1.0 section 2.2: a control that may not be there, or U+FFFE, U+FFFF. */
static bool is_forbidden(const unsigned char *at)
{
	if (at[0] < 0x20)
		return at[0] != '\t' && at[0] != '\n' && at[0] != '\r';
	return at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe;
}

static bool is_c1(const unsigned char *at)
{
	return at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0;
}

/* Bytes at which a closer look is needed. */
static bool is_odd(unsigned char c)
{
	return c >= 0x80 || (c < 0x20 && c != '\n' && c != '\t' && c != '\r');
}

/* Whether a block has one of them, without a branch: a loop that compilers turn
 * into vectors. What is not ASCII is below zero as a signed byte. */
static bool is_even_block(const unsigned char *block)
{
	unsigned char odd = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		signed char c = (signed char)block[i];

		odd |= (unsigned char)((c < 0x20) & (c != '\n') & (c != '\t') &
				       (c != '\r'));
	}
	return !odd;
}

static size_t skip_even(const unsigned char *b, size_t i, size_t size)
{
	if (i < size && is_odd(b[i]))
		return i;
	while (i + BLOCK <= size && is_even_block(b + i))
		i += BLOCK;
	while (i < size && !is_odd(b[i]))
		i++;
	return i;
}

/* The size of the character at `at`, of which `left` bytes are there; 0 if it
 * is no UTF-8 (Unicode, table 3-7). */
static size_t width_at(const unsigned char *at, size_t left)
{
	size_t width = at[0] < 0x80   ? 1
		       : at[0] < 0xc2 ? 0
		       : at[0] < 0xe0 ? 2
		       : at[0] < 0xf0 ? 3
		       : at[0] < 0xf5 ? 4
				      : 0;

	if (width > left)
		return 0;
	for (size_t i = 1; i < width; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	if ((at[0] == 0xe0 && at[1] < 0xa0) ||
	    (at[0] == 0xed && at[1] > 0x9f) ||
	    (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f))
		return 0;
	return width;
}

bool utf8_check(const char *text, size_t size, bool *tidy)
{
	const unsigned char *b = (const unsigned char *)text;
	size_t i = 0;

	*tidy = true;
	while ((i = skip_even(b, i, size)) < size) {
		size_t width = width_at(b + i, size - i);

		if (!width)
			return false;
		if (is_forbidden(b + i) || is_c1(b + i))
			*tidy = false;
		i += width;
	}
	return true;
}

/* The first place at which something has to change; `size` if there is none. */
static size_t first_slip(const char *text, size_t size)
{
	const unsigned char *b = (const unsigned char *)text;
	size_t i = 0;

	while ((i = skip_even(b, i, size)) < size && !is_forbidden(b + i) &&
	       !is_c1(b + i))
		i++;
	return i;
}

char *utf8_clean(char *text, size_t *size)
{
	size_t n = first_slip(text, *size);
	char *out;
	size_t to = n;

	if (n == *size)
		return text;
	/* a C1 character of two bytes becomes three at most ("€") */
	out = g_malloc(*size + *size / 2 + 4);
	memcpy(out, text, n);
	while (n < *size) {
		const unsigned char *at = (const unsigned char *)text + n;
		size_t width = (size_t)g_utf8_skip[*at];

		if (is_c1(at)) {
			to += put_c1(out + to, at[1]);
		} else if (!is_forbidden(at)) {
			memcpy(out + to, at, width);
			to += width;
		}
		n += width;
	}
	out[to] = '\0';
	*size = to;
	g_free(text);
	return out;
}

char *utf8_make_valid(char *text, size_t *size)
{
	char *valid;

	if (g_utf8_validate(text, (gssize)*size, NULL))
		return text;
	/* g_utf8_make_valid() replaces a NUL as well, where it is only to be
	 * left out, as other controls are */
	for (size_t i = 0; i < *size; i++)
		if (!text[i])
			text[i] = '\1';
	valid = g_utf8_make_valid(text, (gssize)*size);
	g_free(text);
	*size = strlen(valid);
	return valid;
}
