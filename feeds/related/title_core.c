#include "feeds/related/title_core.h"

#include "src/base/folding.h"

#include <glib.h>
#include <string.h>

#define ASIDE_WORDS 4 /* at most, before the first divider or after the last */
#define WIRE_LETTERS                                                           \
	5 /* capitals of a word in the prefix of a wire, at least */

/* Whether what stands before a hyphen is the prefix of a wire: "UPDATE 2-", "FOREX-". It
 * has a word of WIRE_LETTERS capitals and nothing small; a letter follows. */
static bool is_wire_prefix(const char *title, const char *hyphen)
{
	size_t capitals = 0, most = 0;

	for (const char *s = title; s < hyphen; s++) {
		if (!g_ascii_isupper(*s) && !g_ascii_isdigit(*s) && *s != ' ' &&
		    *s != '-')
			return false;
		capitals = g_ascii_isupper(*s) ? capitals + 1 : 0;
		most = MAX(most, capitals);
	}
	return most >= WIRE_LETTERS && g_ascii_isalpha(hyphen[1]);
}

/* Whether there is a mark that divides titles: a colon or a bracket before a blank,
 * a bar, a dash between blanks, the hyphen of a wire. */
static bool is_divider(const char *title, const char *at)
{
	gunichar c = g_utf8_get_char(at);
	const char *next = at + g_utf8_skip[(unsigned char)*at];

	switch (c) {
	case ':':
	case ']':
		return *next == ' ';
	case '-':
		if (is_wire_prefix(title, at))
			return true;
		/* fall through */
	case '>':
	case 0xBB: /* guillemets: "World › …" */
	case 0x203A:
	case 0x2013: /* en dash */
	case 0x2014: /* em dash */
		return at > title && at[-1] == ' ' && *next == ' ';
	case '|':
	case 0x3011: /* CJK: bracket */
	case 0xFF1A: /* colon */
	case 0xFF5C: /* bar */
		return true;
	default:
		return false;
	}
}

/* A few words, less than half of the title. */
static bool is_aside(const char *from, const char *to, size_t rest)
{
	int words = 0;
	bool word = false;

	if ((size_t)(to - from) * 2 >= rest)
		return false;
	for (; from < to; from += g_utf8_skip[(unsigned char)*from]) {
		bool alnum = g_unichar_isalnum(g_utf8_get_char(from));

		words += alnum && !word;
		word = alnum;
	}
	return words > 0 && words <= ASIDE_WORDS;
}

struct title_core title_core(const char *title)
{
	size_t size = strlen(title);
	struct title_core c = { title, title + size };
	const char *first = NULL, *last = NULL;

	for (const char *s = title; *s; s += g_utf8_skip[(unsigned char)*s])
		if (is_divider(title, s)) {
			first = first ? first : s;
			last = *s == ':' || is_wire_prefix(title, s) ? last : s;
		}
	if (first && is_aside(title, first, size))
		c.from = first;
	if (last && last > c.from && is_aside(last, c.to, size))
		c.to = last;
	return c;
}

/* In the languages of the common words, folded. */
static bool is_media_word(const char *word)
{
	static const char words[] =
		" video videos watch photo photos picture pictures gallery "
		"slideshow listen audio podcast bilder fotos foto galerie "
		"bildergalerie fotostrecke images imagenes fotogaleria galeria "
		"galleria immagini beeld ";
	g_autofree char *wanted = g_strdup_printf(" %s ", word);

	return strstr(words, wanted) != NULL;
}

static bool has_media_word(const char *from, const char *to)
{
	g_autofree char *text = g_strndup(from, (gsize)(to - from));
	g_autofree char *folded = folding_letters(text);
	g_auto(GStrv) words =
		folded ? g_strsplit_set(folded, " ([{}]):|-", -1) : NULL;

	for (char **w = words; w && *w; w++)
		if (**w && is_media_word(*w))
			return true;
	return false;
}

/* What is in a bracket at the end of a title; its size is 0 where there is none. */
static const char *last_bracket(const char *title, const char *end)
{
	const char *open = end > title && (end[-1] == ')' || end[-1] == ']')
				   ? g_strrstr_len(title, end - title,
						   end[-1] == ')' ? "(" : "[")
				   : NULL;

	return open ? open : end;
}

bool title_is_of_media(const char *title)
{
	struct title_core c = title_core(title);
	const char *end = title + strlen(title);

	return has_media_word(title, c.from) || has_media_word(c.to, end) ||
	       has_media_word(last_bracket(title, end), end);
}
