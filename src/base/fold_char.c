#include "src/base/fold_char.h"

#include <stdbool.h>
#include <stdlib.h>

/* Letters that no standard decomposes, after case and accents are gone, and what
 * they are typed as: Latin as in CLDR's Latin-ASCII; the forms of Arabic letters
 * of Persian and Urdu, and of those that Arabic itself writes in either way; what
 * is written with and without nukta or candrabindu in Hindi; the chillu letters
 * of Malayalam, which are sequences with a joiner in older text. "": nothing. In
 * the order of code points. */
static const struct letter {
	gunichar c;
	const char *plain;
} letters[] = {
	{ 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" },
	{ 0x00fe, "th" }, { 0x0111, "d" },  { 0x0127, "h" },  { 0x0138, "q" },
	{ 0x0142, "l" },  { 0x014b, "n" },  { 0x0153, "oe" }, { 0x0167, "t" },
	{ 0x0180, "b" },  { 0x0183, "b" },  { 0x0188, "c" },  { 0x018c, "d" },
	{ 0x0192, "f" },  { 0x0199, "k" },  { 0x019a, "l" },  { 0x019e, "n" },
	{ 0x01a5, "p" },  { 0x01ad, "t" },  { 0x01b4, "y" },  { 0x01b6, "z" },
	{ 0x01dd, "e" },  { 0x01e5, "g" },  { 0x0221, "d" },  { 0x0225, "z" },
	{ 0x0234, "l" },  { 0x0235, "n" },  { 0x0236, "t" },  { 0x0237, "j" },
	{ 0x023c, "c" },  { 0x023f, "s" },  { 0x0240, "z" },  { 0x0247, "e" },
	{ 0x0249, "j" },  { 0x024b, "q" },  { 0x024d, "r" },  { 0x024f, "y" },
	{ 0x0253, "b" },  { 0x0254, "o" },  { 0x0256, "d" },  { 0x0257, "d" },
	{ 0x0259, "e" },  { 0x025b, "e" },  { 0x0260, "g" },  { 0x0261, "g" },
	{ 0x0268, "i" },  { 0x026b, "l" },  { 0x0271, "m" },  { 0x0272, "n" },
	{ 0x0275, "o" },  { 0x0288, "t" },  { 0x0289, "u" },  { 0x028b, "v" },
	{ 0x02bb, " " },  { 0x02bc, " " },  { 0x0629, "ه" },  { 0x0640, "" },
	{ 0x0649, "ي" },  { 0x0671, "ا" },  { 0x06a9, "ك" },  { 0x06be, "ه" },
	{ 0x06c1, "ه" },  { 0x06cc, "ي" },  { 0x0901, "ं" },   { 0x093c, "" },
	{ 0x09ce, "ত্" },  { 0x0d7a, "ണ്" },  { 0x0d7b, "ന്" },  { 0x0d7c, "ര്" },
	{ 0x0d7d, "ല്" },  { 0x0d7e, "ള്" },  { 0x0d7f, "ക്" },  { 0x1d79, "g" },
	{ 0x2c65, "a" },  { 0x2c66, "t" },
};

/* Letters that are folded to themselves: most of the text that is not ASCII, and
 * not worth the tables. */
static const struct {
	gunichar from, to;
} plain[] = {
	{ 0x03b1, 0x03c1 }, /* Greek; the final sigma is not */
	{ 0x0430, 0x0438 }, /* Cyrillic, without short i */
	{ 0x043a, 0x044f }, { 0x05d0, 0x05ea }, /* Hebrew */
	{ 0x0627, 0x0628 }, { 0x062a, 0x063a }, /* Arabic */
	{ 0x0641, 0x0648 }, { 0x0904, 0x0928 }, /* Devanagari */
	{ 0x092a, 0x0930 }, { 0x0935, 0x0939 }, { 0x093e, 0x094d },
	{ 0x0e01, 0x0e30 },                                         /* Thai */
	{ 0x0e40, 0x0e4e }, { 0x3041, 0x3096 },                     /* kana */
	{ 0x30a1, 0x30fa }, { 0x30fc, 0x30fc }, { 0x3400, 0x4dbf }, /* Han */
	{ 0x4e00, 0x9fff }, { 0xac00, 0xd7a3 },                     /* Hangul */
};

static bool is_plain(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(plain) && c >= plain[i].from; i++)
		if (c <= plain[i].to)
			return true;
	return false;
}

/* Default-ignorable characters (UAX #44, DerivedCoreProperties) but for those that
 * are unassigned. */
static bool is_invisible(gunichar c, GUnicodeType type)
{
	return type == G_UNICODE_FORMAT || c == 0x034f || c == 0x115f ||
	       c == 0x1160 || c == 0x17b4 || c == 0x17b5 || c == 0x3164 ||
	       c == 0xffa0 || (c >= 0x180b && c <= 0x180f) ||
	       (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/* UAX #44 table 15. Class 1 lies over a letter; 10 to 36 are the points of Hebrew,
 * Arabic and Syriac, 200 on are attached or stand beside it. Between are nukta,
 * kana voicing, virama, and the vowels of Telugu, Thai, Lao and Tibetan; class 0
 * are vowel signs that reorder nothing. */
static bool is_accent(gunichar c, GUnicodeType type)
{
	int class;

	if (type == G_UNICODE_ENCLOSING_MARK)
		return true;
	if (type != G_UNICODE_NON_SPACING_MARK)
		return false;
	class = g_unichar_combining_class(c);
	return class == 1 || (class >= 10 && class <= 36) || class >= 200;
}

static int by_code_point(const void *key, const void *row)
{
	gunichar c = *(const gunichar *)key;
	gunichar other = ((const struct letter *)row)->c;

	return (c > other) - (c < other);
}

static guint append_letter(gunichar c, gunichar *out, guint n)
{
	const struct letter *l = bsearch(&c, letters, G_N_ELEMENTS(letters),
					 sizeof *letters, by_code_point);

	if (!l) {
		out[n++] = c;
		return n;
	}
	for (const char *s = l->plain; *s; s += g_utf8_skip[(unsigned char)*s])
		out[n++] = g_utf8_get_char(s);
	return n;
}

/* Upper case first: final sigma, long s and the variants of Cyrillic letters have
 * the upper case of the ordinary letter. */
static guint fold_part(gunichar c, gunichar *out, guint n)
{
	GUnicodeType type = g_unichar_type(c);

	if (is_invisible(c, type) || is_accent(c, type))
		return n;
	if (type == G_UNICODE_DECIMAL_NUMBER) {
		out[n++] = (gunichar)('0' + g_unichar_digit_value(c));
		return n;
	}
	return append_letter(g_unichar_tolower(g_unichar_toupper(c)), out, n);
}

/* The letters that a character is folded to, up to FOLD_CHAR_MAX; how many. */
static guint fold_char(gunichar c, gunichar out[FOLD_CHAR_MAX])
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize many;
	guint n = 0;

	if (c < 0x80 || is_plain(c)) {
		out[0] = c < 0x80 ? (gunichar)g_ascii_tolower((char)c) : c;
		return 1;
	}
	many = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));
	for (gsize i = 0; i < MIN(many, G_N_ELEMENTS(parts)); i++)
		n = fold_part(parts[i], out, n);
	return n;
}

guint fold_char_next(const char *s, const char **next,
		     gunichar out[FOLD_CHAR_MAX])
{
	gunichar c = (unsigned char)*s;

	*next = s + 1;
	if (c < 0x80)
		return fold_char(c, out);
	c = g_utf8_get_char_validated(s, -1);
	if (c > 0x10ffff) {
		out[0] = 0xfffd;
		return 1;
	}
	*next = s + g_utf8_skip[(unsigned char)*s];
	return fold_char(c, out);
}
