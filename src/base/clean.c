#include "src/base/clean.h"

#include <stdint.h>
#include <string.h>

#define REPLACEMENT 0xFFFD

/* Marks so far on one base, and zero-width characters in a row. */
struct run {
	int marks;
	int widthless;
};

static bool is_control(gunichar c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* Embeddings, overrides and isolates (UAX #9) reorder what follows them, beyond
 * the headline; tag characters are invisible. */
static bool is_dropped(gunichar c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	       (c >= 0xE0000 && c <= 0xE007F);
}

static bool is_widthless(gunichar c)
{
	return (c >= 0x200B && c <= 0x200F) || c == 0x061C ||
	       (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0x00AD ||
	       (c >= 0xFE00 && c <= 0xFE0F);
}

static bool is_nonchar(gunichar c)
{
	return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* What is written in place of c: itself, something else, or 0 for nothing. */
static gunichar gate(gunichar c, struct run *run, enum clean_how how)
{
	if (c == 0x2028 || c == 0x2029)
		c = '\n';
	if (c == '\n' || c == '\t') {
		*run = (struct run){ 0 };
		return how == CLEAN_TEXT ? c : ' ';
	}
	if (is_control(c) || is_nonchar(c))
		return REPLACEMENT;
	if (is_dropped(c))
		return 0;
	if (c < 0x300 && c != 0xAD) {
		*run = (struct run){ 0 };
		return c;
	}
	if (is_widthless(c))
		return ++run->widthless > CLEAN_WIDTHLESS ? 0 : c;
	if (g_unichar_ismark(c))
		return ++run->marks > CLEAN_MARKS ? 0 : c;
	*run = (struct run){ 0 };
	return c;
}

/* One character and its length; bad bytes are one U+FFFD each. */
static gunichar next_char(const char **text)
{
	gunichar c = (unsigned char)**text;

	if (c < 0x80) {
		(*text)++;
		return c;
	}
	c = g_utf8_get_char_validated(*text, -1);
	if (c >= 0x110000) { /* -1 bad, -2 cut short */
		(*text)++;
		return REPLACEMENT;
	}
	*text += g_utf8_skip[(unsigned char)**text];
	return c;
}

static bool is_plain(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || (unsigned char)*text >= 0x7F)
			return false;
	return true;
}

void clean_add(GString *out, const char *text, enum clean_how how)
{
	struct run run = { 0 };

	if (!text)
		return;
	if (is_plain(text)) {
		g_string_append(out, text);
		return;
	}
	while (*text) {
		gunichar c = gate(next_char(&text), &run, how);

		if (c)
			g_string_append_unichar(out, c);
	}
}

char *clean_text(const char *text, enum clean_how how)
{
	GString *out = g_string_new(NULL);

	clean_add(out, text, how);
	return g_string_free(out, FALSE);
}
