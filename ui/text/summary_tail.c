#include "ui/text/summary_tail.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Marks that a text goes on. */
static const char *const marks[] = {
	"[…]", "[...]", "(…)", "(...)", "…", "...",
};

/* Sentences that invite to the rest: how they begin, and what else they hold. Nothing
 * but signs follows those that are `whole`. WordPress writes the first two. */
static const struct sentence {
	const char *begins, *holds;
	bool whole;
} sentences[] = {
	{ "The post ", " appeared first on ", false },
	{ "Continue reading", "", false },
	{ "The post ", " first appeared on ", false },
	{ "Read more", "", true },
};

/* Cuts a mark or blanks off the end; false where there is none. */
static bool cut_mark(GString *s)
{
	gsize n = s->len;

	while (n > 0 && g_ascii_isspace(s->str[n - 1]))
		n--;
	for (size_t i = 0; n == s->len && i < G_N_ELEMENTS(marks); i++)
		if (g_str_has_suffix(s->str, marks[i]))
			n -= strlen(marks[i]);
	if (n == s->len)
		return false;
	g_string_truncate(s, n);
	return true;
}

/* The last place where a sentence begins with these words, whatever the case of the
 * letters after the first; NULL for none. */
static const char *find_last(const GString *s, const char *words)
{
	gsize n = strlen(words);

	for (gsize at = s->len; at-- > 0;)
		if (s->str[at] == *words &&
		    g_ascii_strncasecmp(s->str + at, words, n) == 0 &&
		    (at == 0 || !g_ascii_isalnum(s->str[at - 1])))
			return s->str + at;
	return NULL;
}

static bool has_words(const char *text)
{
	for (; *text; text += g_utf8_skip[(unsigned char)*text])
		if (g_unichar_isalnum(g_utf8_get_char(text)))
			return true;
	return false;
}

/* A title, a sign or nothing: not more of a sentence. */
static bool begins_title(const char *text)
{
	text += strspn(text, " \t\n");
	return !g_ascii_islower(*text);
}

static bool cut_sentence(GString *s, const struct sentence *k)
{
	const char *at = find_last(s, k->begins);
	const char *rest = at ? at + strlen(k->begins) : NULL;
	const char *held = rest ? strstr(rest, k->holds) : NULL;

	if (!held || !begins_title(rest) ||
	    strstr(held + strlen(k->holds), ". ") ||
	    (k->whole && has_words(rest)))
		return false;
	g_string_truncate(s, (gsize)(at - s->str));
	return true;
}

static bool cut_any_sentence(GString *s)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++)
		if (cut_sentence(s, &sentences[i]))
			return true;
	return false;
}

char *summary_tail_cut(const char *summary)
{
	GString *s = g_string_new(summary);

	while (cut_mark(s) || cut_any_sentence(s))
		;
	return g_string_free(s, FALSE);
}
