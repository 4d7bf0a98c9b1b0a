#include "feeds/text/address.h"

#include <glib.h>
#include <string.h>

static const char *const beginnings[] = { "https://", "http://", "www." };

/* The size of what an address begins with at `text`; 0 for none. */
static size_t beginning(const char *text, size_t size)
{
	if (*text != 'h' && *text != 'H' && *text != 'w' &&
	    *text != 'W') /* most characters of most texts */
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		size_t n = strlen(beginnings[i]);

		if (size > n &&
		    g_ascii_strncasecmp(text, beginnings[i], n) == 0)
			return n;
	}
	return 0;
}

/* Quotes, dashes, CJK punctuation and full-width forms end an address: a blank need
 * not follow it. */
static bool is_mark(const char *at)
{
	static const struct {
		gunichar first, last;
	} blocks[] = {
		{ 0xA0, 0xA0 },     { 0xAB, 0xAB },     { 0xBB, 0xBB },
		{ 0x2000, 0x206F }, { 0x3000, 0x303F }, { 0xFF00, 0xFFEF },
	};
	gunichar c = g_utf8_get_char(at);

	for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++)
		if (c >= blocks[i].first && c <= blocks[i].last)
			return true;
	return false;
}

/* Letters that no blank need part from an address before them. */
static bool is_cjk(const char *at)
{
	gunichar c = g_utf8_get_char(at);

	return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
}

/* Whether an address goes on with the character of more than a byte at `at`: a CJK
 * letter begins a name in it, or follows another one. */
static bool goes_on(const char *text, size_t at)
{
	return !is_mark(text + at) &&
	       (!is_cjk(text + at) || (unsigned char)text[at - 1] >= 0x80 ||
		strchr("/=_-", text[at - 1]));
}

static size_t span(const char *text, size_t size)
{
	size_t n = 0;

	while (n < size) {
		unsigned char c = (unsigned char)text[n];
		size_t step = (size_t)g_utf8_skip[c];

		if (c <= ' ' || strchr("<>\"`{}|\\^", c) || step > size - n ||
		    (c >= 0x80 && !goes_on(text, n)))
			return n;
		n += step;
	}
	return n;
}

static int count(const char *text, size_t n, char c)
{
	int found = 0;

	for (size_t i = 0; i < n; i++)
		found += text[i] == c;
	return found;
}

/* Without the marks that end a sentence or a bracket around the address. */
static size_t without_marks(const char *text, size_t n)
{
	int round = count(text, n, ')') - count(text, n, '(');
	int square = count(text, n, ']') - count(text, n, '[');

	while (n && strchr(".,;:!?'*_)]", text[n - 1])) {
		if ((text[n - 1] == ')' && round-- <= 0) ||
		    (text[n - 1] == ']' && square-- <= 0))
			break;
		n--;
	}
	return n;
}

static bool is_within_word(const char *text, size_t at)
{
	return at && (g_ascii_isalnum(text[at - 1]) ||
		      strchr("/@.-_=", text[at - 1]));
}

bool address_find(const char *text, size_t size, size_t *at, size_t *n)
{
	for (size_t i = 0; i < size; i++) {
		size_t begin = beginning(text + i, size - i);

		if (!begin || is_within_word(text, i) ||
		    !g_ascii_isalnum(text[i + begin]))
			continue;
		*at = i;
		*n = without_marks(text + i,
				   span(text + i, MIN(size - i, ADDRESS_MAX)));
		if (*n > begin)
			return true;
	}
	return false;
}
