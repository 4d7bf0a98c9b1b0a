#include "ui/text/hyphenate.h"

#include "config.h"
#include "ui/text/text.h"

#include <stdbool.h>
#include <string.h>

#ifdef HAVE_HYPHEN
#include <hyphen.h>

#define FOLDER     "/usr/share/hyphen"
#define WORD_LEAST 6 /* letters of a word that is parted */
#define WORD_MOST  64
#define BEFORE     2 /* letters before a hyphen, */
#define AFTER      3 /* and after it */

struct hyphenator {
	HyphenDict *patterns;
};

/* "hyph_de.dic", else that of the language's own country, or of the first. */
static char *find_patterns(const char *language)
{
	static const char *const regions[] = { "",    "_US", "_GB", "_PT",
					       "_BR", "_NO", "_SE", "_DK" };
	g_autofree char *own = g_ascii_strup(language, -1);
	g_autofree char *first =
		g_strdup_printf(FOLDER "/hyph_%s_%s.dic", language, own);

	if (g_file_test(first, G_FILE_TEST_EXISTS))
		return g_steal_pointer(&first);
	for (size_t i = 0; i < G_N_ELEMENTS(regions); i++) {
		g_autofree char *path = g_strdup_printf(FOLDER "/hyph_%s%s.dic",
							language, regions[i]);

		if (g_file_test(path, G_FILE_TEST_EXISTS))
			return g_steal_pointer(&path);
	}
	return NULL;
}

static struct hyphenator *read_patterns(const char *language)
{
	g_autofree char *path = find_patterns(language);
	HyphenDict *patterns = path ? hnj_hyphen_load(path) : NULL;
	struct hyphenator *h;

	if (!patterns)
		return NULL;
	/* older dictionaries are in other encodings */
	if (g_ascii_strcasecmp(patterns->cset, "UTF-8") != 0) {
		hnj_hyphen_free(patterns);
		return NULL;
	}
	h = g_new0(struct hyphenator, 1);
	h->patterns = patterns;
	return h;
}

static void free_patterns(void *p)
{
	struct hyphenator *h = p;

	if (!h)
		return;
	hnj_hyphen_free(h->patterns);
	g_free(h);
}

/* The bytes of the letters at s, of which only the first may be a capital. */
static size_t word_at(const char *s, const char *end, int *letters)
{
	const char *at = s;

	*letters = 0;
	while (at < end) {
		gunichar c = g_utf8_get_char(at);

		if (!g_unichar_islower(c) && !(at == s && g_unichar_isupper(c)))
			break;
		at += g_utf8_skip[(unsigned char)*at];
		++*letters;
	}
	return (size_t)(at - s);
}

static void part_word(const struct hyphenator *h, const char *word, size_t n,
		      char *breaks)
{
	char hyphens[WORD_MOST * 4 + 5] = "";
	g_autofree char *lower = g_utf8_strdown(word, (gssize)n);
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;

	if (strlen(lower) != n ||
	    hnj_hyphen_hyphenate3(h->patterns, lower, (int)n, hyphens, NULL,
				  &rep, &pos, &cut, BEFORE, AFTER, BEFORE,
				  AFTER) != 0)
		return;
	/* one number a letter; where the spelling would change (rep) none is used */
	for (size_t i = 0, letter = 0; i < n; letter++) {
		i += (size_t)g_utf8_skip[(unsigned char)word[i]];
		if (i < n && hyphens[letter] & 1 && !(rep && rep[letter]) &&
		    breaks[i] == TEXT_JOINED)
			breaks[i] = TEXT_HYPHEN;
	}
	for (size_t i = 0; rep && i < n; i++)
		g_free(rep[i]);
	g_free(rep);
	g_free(pos);
	g_free(cut);
}

static bool is_in_word(gunichar c)
{
	return g_unichar_isalnum(c) || c == '_' || c == '-' || c == '.' ||
	       c == 0xAD;
}

void hyphenate(const struct hyphenator *h, const char *s, size_t n,
	       char *breaks)
{
	const char *end = s + n;
	bool apart = true; /* what is before is no part of a word */

	for (const char *at = s; at < end;) {
		int letters;
		size_t size = apart ? word_at(at, end, &letters) : 0;
		const char *next = at + size;

		if (size && letters >= WORD_LEAST && letters <= WORD_MOST &&
		    (next == end || !is_in_word(g_utf8_get_char(next)) ||
		     strchr(".-", *next)))
			part_word(h, at, size, breaks + (at - s));
		if (next == end)
			break;
		if (!size)
			next += g_utf8_skip[(unsigned char)*at];
		apart = !size && !is_in_word(g_utf8_get_char(at));
		at = next;
	}
}

#else

static struct hyphenator *read_patterns(const char *language)
{
	(void)language;
	return NULL;
}

static void free_patterns(void *p)
{
	g_assert(!p);
}

void hyphenate(const struct hyphenator *h, const char *s, size_t n,
	       char *breaks)
{
	(void)h;
	(void)s;
	(void)n;
	(void)breaks;
}

#endif

struct hyphenators {
	GHashTable *read; /* language → struct hyphenator, or NULL */
};

Hyphenators *hyphenators_new(void)
{
	Hyphenators *h = g_new0(Hyphenators, 1);

	h->read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					free_patterns);
	return h;
}

void hyphenators_free(Hyphenators *h)
{
	if (!h)
		return;
	g_hash_table_destroy(h->read);
	g_free(h);
}

const struct hyphenator *hyphenators_for(Hyphenators *h, const char *language)
{
	void *found = NULL;

	if (!language)
		return NULL;
	if (!g_hash_table_lookup_extended(h->read, language, NULL, &found)) {
		found = read_patterns(language);
		g_hash_table_insert(h->read, g_strdup(language), found);
	}
	return found;
}
