#include "feeds/text/address.h"

#include <glib.h>
#include <string.h>

static const char *const beginnings[] = { "https://", "http://", "www." };

/* The size of what an address begins with at `text`; 0 for none. */
static size_t beginning(const char *text, size_t size)
{
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

static size_t span(const char *text, size_t size)
{
	size_t n = 0;

	while (n < size) {
		unsigned char c = (unsigned char)text[n];

		if (c <= ' ' || strchr("<>\"`{}|\\^", c))
			return n;
		if (c >= 0x80 && is_mark(text + n))
			return n;
		n += MIN((size_t)g_utf8_skip[c], size - n);
	}
	return n;
}

static size_t count(const char *text, size_t n, char c)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += text[i] == c;
	return found;
}

/* Without the marks that end a sentence or a bracket around the address. */
static size_t without_marks(const char *text, size_t n)
{
	while (n && strchr(".,;:!?'*_)]", text[n - 1])) {
		if (text[n - 1] == ')' &&
		    count(text, n, '(') >= count(text, n, ')'))
			break;
		if (text[n - 1] == ']' &&
		    count(text, n, '[') >= count(text, n, ']'))
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
		size_t begin = is_within_word(text, i)
				       ? 0
				       : beginning(text + i, size - i);

		if (!begin)
			continue;
		*at = i;
		*n = without_marks(text + i, span(text + i, size - i));
		if (*n > begin && g_ascii_isalnum(text[i + begin]))
			return true;
	}
	return false;
}
