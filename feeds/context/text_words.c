#include "feeds/context/text_words.h"

#include <string.h>

#define WORDS_A_MINUTE 230          /* of an adult who reads silently */
#define WORDS_MAX      (256 * 1024) /* bytes of a text in the search index */

/* How long it takes to read a text, 0 for less than half a minute. */
static int reading_minutes(const char *words)
{
	int n = 0;
	bool in = false;

	for (; *words; words++) {
		bool blank = (unsigned char)*words <= ' ';

		n += !blank && !in;
		in = !blank;
	}
	return n > WORDS_A_MINUTE / 2
		       ? (n + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE
		       : 0;
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
