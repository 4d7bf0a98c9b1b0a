#include "ui/text/preformatted.h"

#include <string.h>

#define WORDS_LEAST  6  /* of prose: fewer tell nothing */
#define PLAIN_OF_TEN 7  /* of ten words that are plain ones, in prose */
#define INDENT_COLS  4  /* of lines within a block of code */
#define SIGN_EACH    25 /* letters and signs, at least, for each sign of code */

struct count {
	size_t lines, indented;
	size_t words, plain;
	size_t letters, signs; /* bytes */
};

static bool is_code_sign(char c)
{
	return c != '\0' && strchr("{}[]()<>=+*\\|&^%$#@~_;`", c);
}

/* Letters, with punctuation around them or within ("don't", "well-known"). */
static bool is_plain_word(const char *s, size_t n)
{
	bool letter = false;

	for (size_t i = 0; i < n;
	     i += (size_t)g_utf8_skip[(unsigned char)s[i]]) {
		gunichar c = g_utf8_get_char(s + i);

		if (g_unichar_isalpha(c))
			letter = true;
		else if (g_unichar_isdigit(c) ||
			 (c < 0x80 && !strchr("\"'(),.;:!?-", (int)c)))
			return false;
	}
	return letter;
}

static void count_word(struct count *c, const char *s, size_t n)
{
	c->words++;
	c->plain += is_plain_word(s, n);
	c->letters += n;
	for (size_t i = 0; i < n; i++)
		c->signs += is_code_sign(s[i]);
}

/* ">" before a line is how mail quotes. */
static const char *skip_quote_signs(const char *s)
{
	return s + strspn(s, "> \t");
}

static bool is_indented(const char *s)
{
	return *s == '\t' || strspn(s, " ") >= INDENT_COLS;
}

static void begin_line(struct count *c, const char *s)
{
	if (*s == '\n' || *s == '\0')
		return;
	c->lines++;
	c->indented += is_indented(s);
}

static void count_words(struct count *c, const char *s)
{
	begin_line(c, s);
	while (*s != '\0') {
		size_t n = strcspn(s, " \t\n");

		if (n > 0)
			count_word(c, s, n);
		s += n;
		if (*s == '\n')
			begin_line(c, s + 1);
		s = *s == '\n' ? skip_quote_signs(s + 1) : s + (*s != '\0');
	}
}

bool preformatted_is_prose(const Body *b, const struct block *k)
{
	g_autoptr(GString) text = g_string_new(NULL);
	size_t code = 0;
	struct count c = { 0 };

	for (guint i = 0; i < k->n_runs; i++) {
		const struct run *r =
			&g_array_index(b->runs, struct run, k->first_run + i);

		g_string_append(text, r->text);
		code += r->style & RUN_CODE ? strlen(r->text) : 0;
	}
	if (code > text->len / 2)
		return false;
	count_words(&c, skip_quote_signs(text->str));
	return c.words >= WORDS_LEAST &&
	       c.plain * 10 >= c.words * PLAIN_OF_TEN &&
	       c.signs * SIGN_EACH <= c.letters && c.indented * 3 <= c.lines;
}
