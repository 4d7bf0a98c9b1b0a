#include "feeds/context/text_words.h"

#include <string.h>

#define WORDS_MAX (256 * 1024) /* bytes of a text in the search index */

/* What reading is counted in. */
enum unit {
	UNIT_WORD,      /* between blanks */
	UNIT_IDEOGRAPH, /* or kana */
	UNIT_LETTER,    /* of another script without blanks between its words */
	UNITS
};

/* What an adult who reads silently reads in a minute. */
static const double a_minute[UNITS] = {
	[UNIT_WORD] = 230,
	[UNIT_IDEOGRAPH] = 500,
	[UNIT_LETTER] = 920, /* four to a word, marks aside */
};

static enum unit unit_of(gunichar c)
{
	/* most letters: before Thai, and Hangul */
	if (c < 0x0E00 || (c >= 0xAC00 && c <= 0xD7A3))
		return UNIT_WORD;
	switch ((int)g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_BOPOMOFO:
	case G_UNICODE_SCRIPT_YI:
		return UNIT_IDEOGRAPH;
	case G_UNICODE_SCRIPT_THAI:
	case G_UNICODE_SCRIPT_LAO:
	case G_UNICODE_SCRIPT_KHMER:
	case G_UNICODE_SCRIPT_MYANMAR:
		return UNIT_LETTER;
	default:
		return UNIT_WORD;
	}
}

/* A word begins with a letter or digit, and ends with a blank or before an ideograph. */
static void count_units(const char *text, int *count)
{
	bool in_word = false;

	for (; *text; text += g_utf8_skip[(unsigned char)*text]) {
		gunichar c = g_utf8_get_char(text);
		enum unit unit = unit_of(c);
		bool letter = g_unichar_isalnum(c);
		bool word = unit == UNIT_WORD && c > ' ' && (in_word || letter);

		count[unit] += unit == UNIT_WORD ? word && !in_word : letter;
		in_word = word;
	}
}

/* How long it takes to read a text, 0 for less than half a minute. */
static int reading_minutes(const char *text)
{
	int count[UNITS] = { 0 };
	double minutes = 0;

	count_units(text, count);
	for (int i = 0; i < UNITS; i++)
		minutes += count[i] / a_minute[i];
	return minutes > 0.5 ? (int)(minutes + 0.5) : 0;
}

static const char *next_letter(const char *text)
{
	while (*text && !g_unichar_isalnum(g_utf8_get_char(text)))
		text += g_utf8_skip[(unsigned char)*text];
	return text;
}

/* Whether a text begins with the letters of a summary: then it was made from it. */
static bool begins_with(const char *text, const char *summary)
{
	for (;;) {
		summary = next_letter(summary);
		text = next_letter(text);
		if (!*summary)
			return true;
		if (g_utf8_get_char(text) != g_utf8_get_char(summary))
			return false;
		text += g_utf8_skip[(unsigned char)*text];
		summary += g_utf8_skip[(unsigned char)*summary];
	}
}

/* What is shown above the text is found, too. */
static void add_standfirst(GString *words, const char *summary)
{
	if (!summary || begins_with(words->str, summary))
		return;
	g_string_prepend_c(words, '\n');
	g_string_prepend(words, summary);
}

int text_words(const Body *body, const char *summary, GString *out)
{
	int minutes;

	body_words(body, out);
	minutes = reading_minutes(out->str);
	add_standfirst(out, summary);
	if (out->len > WORDS_MAX) {
		const char *end =
			g_utf8_find_prev_char(out->str, out->str + WORDS_MAX);

		g_string_truncate(out, end ? (gsize)(end - out->str) : 0);
	}
	return minutes;
}
