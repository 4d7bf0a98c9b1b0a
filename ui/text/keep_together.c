#include "ui/text/keep_together.h"

#include "ui/text/text.h"

#include <stdbool.h>
#include <string.h>

#define MARK_DIGITS 4 /* of a mark that is kept whole */

/* What comes before a name, and what before a number. A single letter with a full
 * stop goes with either. */
static const char *const before_names[] = {
	"Dr.",  "Mr.",  "Mrs.",  "Ms.",  "Mx.",  "Prof.", "St.",   "Sr.",
	"Sra.", "Gen.", "Sen.",  "Rep.", "Gov.", "Rev.",  "Capt.", "Cmdr.",
	"Col.", "Lt.",  "Sgt.",  "Maj.", "Adm.", "Hon.",  "Pres.", "Mt.",
	"Ft.",  "Mme.", "Mlle.", "Hr.",  "Fr.",  "vs.",   "Ing.",  "Hl.",
};

static const char *const before_numbers[] = {
	"No.",  "Nos.", "no.",     "Nr.",   "nr.",  "pp.",  "Vol.",  "vol.",
	"Ch.",  "ch.",  "Chap.",   "chap.", "Fig.", "fig.", "Figs.", "Tab.",
	"Eq.",  "eq.",  "Sec.",    "sec.",  "Art.", "art.", "Abs.",  "Abb.",
	"Bd.",  "Kap.", "Aufl.",   "ca.",   "fol.", "vs.",  "Jan.",  "Feb.",
	"Mar.", "Apr.", "Jun.",    "Jul.",  "Aug.", "Sep.", "Sept.", "Oct.",
	"Nov.", "Dec.", "núm.",    "pág.",  "стр.", "рис.", "ст.",   "§",
	"§§",   "№",    "approx.",
};

static gunichar letter_at(const char *s)
{
	return g_utf8_get_char(s);
}

static const char *letter_before(const char *s)
{
	do
		s--;
	while (((unsigned char)*s & 0xC0) == 0x80);
	return s;
}

/* Whether s[0..end) ends with a word and no letter is right before it. */
static bool ends_with(const char *s, size_t end, const char *word)
{
	size_t n = strlen(word);

	if (n > end || memcmp(s + end - n, word, n) != 0)
		return false;
	return n == end ||
	       !g_unichar_isalnum(letter_at(letter_before(s + end - n)));
}

static bool ends_with_any(const char *s, size_t end, const char *const *words,
			  size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ends_with(s, end, words[i]))
			return true;
	return false;
}

/* "J." */
static bool ends_with_letter(const char *s, size_t end)
{
	const char *letter;

	if (end < 2 || s[end - 1] != '.')
		return false;
	letter = letter_before(s + end - 1);
	return g_unichar_isalpha(letter_at(letter)) &&
	       (letter == s ||
		!g_unichar_isalnum(letter_at(letter_before(letter))));
}

/* "B.", as in "z. B." */
static bool begins_with_letter(const char *s)
{
	return g_unichar_isalpha(letter_at(s)) &&
	       s[(size_t)g_utf8_skip[(unsigned char)*s]] == '.';
}

/* Whether what ends before the blank at `blank` goes with what follows it. */
static bool is_kept(const char *s, size_t blank)
{
	const char *next = s + blank + 1;
	gunichar c = letter_at(next);
	bool number = g_unichar_isdigit(c), name = g_unichar_isupper(c);

	if (number && ends_with_any(s, blank, before_numbers,
				    G_N_ELEMENTS(before_numbers)))
		return true;
	if (name &&
	    ends_with_any(s, blank, before_names, G_N_ELEMENTS(before_names)))
		return true;
	return (number || name || begins_with_letter(next)) &&
	       ends_with_letter(s, blank);
}

/* A full stop, or the last byte of "§" or "№". */
static bool may_end_abbreviation(char c)
{
	return c == '.' || (unsigned char)c == 0xA7 || (unsigned char)c == 0x96;
}

/* UAX #14 LB29, which libunistring 1.0 has not: "U.S.", "example.org". */
static bool is_within_word(const char *s, size_t i)
{
	gunichar c = letter_at(s + i);

	return strchr(".,:;", s[i - 1]) && g_unichar_isalpha(c) &&
	       !g_unichar_iswide(c);
}

/* "C++", and what is between the signs of struck text. */
static bool is_by_doubled_sign(const char *s, size_t i)
{
	if (s[i - 1] == ' ')
		return false;
	if (g_ascii_ispunct(s[i]) && s[i] == s[i - 1])
		return true;
	return g_str_has_prefix(s + i, "~~") ||
	       (i >= 2 && s[i - 1] == '~' && s[i - 2] == '~');
}

/* UAX #14 LB13 has no end of line before a full stop or stroke, even after blanks;
 * LB15c of Unicode 15.1 has one before ".5", and names of files are no different:
 * ".profile", "/etc". */
static bool begins_word(const char *s, size_t i)
{
	return s[i - 1] == ' ' && (s[i] == '.' || s[i] == '/') &&
	       g_ascii_isalnum(s[i + 1]);
}

static bool is_behind_first_sign(const char *s, size_t i)
{
	return i >= 2 && s[i - 2] == ' ' &&
	       (s[i - 1] == '.' || s[i - 1] == '/') && g_ascii_isalnum(s[i]);
}

static bool is_abbreviation_before(const char *s, size_t i)
{
	return i >= 2 && s[i - 1] == ' ' && may_end_abbreviation(s[i - 2]) &&
	       is_kept(s, i - 1);
}

void keep_together(const char *s, size_t n, char *breaks)
{
	for (size_t i = 1; i < n; i++)
		if (breaks[i] == TEXT_BREAK && is_behind_first_sign(s, i))
			breaks[i] = TEXT_JOINED;
		else if (breaks[i] == TEXT_BREAK &&
			 (is_within_word(s, i) || is_by_doubled_sign(s, i) ||
			  is_abbreviation_before(s, i)))
			breaks[i] = TEXT_KEPT;
		else if (breaks[i] == TEXT_JOINED && begins_word(s, i))
			breaks[i] = TEXT_BREAK;
}

size_t keep_mark(const char *s, size_t start, size_t at)
{
	size_t from = at, to = at;

	while (from > start && at - from < MARK_DIGITS &&
	       g_ascii_isdigit(s[from - 1]))
		from--;
	while (to - at < MARK_DIGITS && g_ascii_isdigit(s[to]))
		to++;
	if (from > start + 1 && s[from - 1] == '[' && s[to] == ']')
		return from - 1;
	return at;
}
