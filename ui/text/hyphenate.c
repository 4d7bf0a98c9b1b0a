#include "ui/text/hyphenate.h"

#include "config.h"
#include "ui/text/text.h"

#include <stdbool.h>
#include <string.h>

#define AWAIT_MS 20 /* for patterns that are being read: no key waits longer */

#ifdef HAVE_HYPHEN
#include <hyphen.h>

#define FOLDER     "/usr/share/hyphen"
#define WORD_LEAST 6 /* letters of a word that is parted */
#define WORD_MOST  64
#define BEFORE     2 /* letters before a hyphen, */
#define AFTER      3 /* and after it */

struct hyphenator {
	HyphenDict *patterns;
	GIConv encode; /* from UTF-8, where the patterns are in another encoding;
			  else (GIConv)-1 */
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

static void free_patterns(struct hyphenator *h)
{
	if (!h)
		return;
	hnj_hyphen_free(h->patterns);
	if (h->encode != (GIConv)-1)
		g_iconv_close(h->encode);
	g_free(h);
}

/* Dictionaries in 8-bit encodings count letters as bytes, those in UTF-8 as
 * characters. */
static struct hyphenator *read_patterns(const char *language)
{
	g_autofree char *path = find_patterns(language);
	HyphenDict *patterns = path ? hnj_hyphen_load(path) : NULL;
	struct hyphenator *h;

	if (!patterns)
		return NULL;
	h = g_new0(struct hyphenator, 1);
	h->patterns = patterns;
	h->encode = patterns->utf8 ? (GIConv)-1
				   : g_iconv_open(patterns->cset, "UTF-8");
	if (patterns->utf8 || h->encode != (GIConv)-1)
		return h;
	free_patterns(h);
	return NULL;
}

/* The word as the patterns have it; NULL where their encoding has no such letter. The
 * caller's. */
static char *pattern_word(const struct hyphenator *h, const char *word,
			  size_t n)
{
	g_autofree char *lower = g_utf8_strdown(word, (gssize)n);

	if (strlen(lower) != n)
		return NULL;
	if (h->encode == (GIConv)-1)
		return g_steal_pointer(&lower);
	return g_convert_with_iconv(lower, (gssize)n, h->encode, NULL, NULL,
				    NULL);
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
	g_autofree char *written = pattern_word(h, word, n);
	int size = written ? (int)strlen(written) : 0;
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;

	if (size == 0 ||
	    hnj_hyphen_hyphenate3(h->patterns, written, size, hyphens, NULL,
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
	for (int i = 0; rep && i < size; i++)
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

struct hyphenator {
	char none;
};

static struct hyphenator *read_patterns(const char *language)
{
	(void)language;
	return NULL;
}

static void free_patterns(struct hyphenator *h)
{
	g_free(h);
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

/* Patterns that a thread reads. It and the table hold it. */
struct patterns {
	char *language;
	struct hyphenator *read; /* once `done`; NULL: there are none */
	bool done;
	GMutex lock;
	GCond ready;
	gatomicrefcount holders;
};

struct hyphenators {
	GHashTable *all; /* language → struct patterns */
};

static void release(void *p)
{
	struct patterns *of = p;

	if (!g_atomic_ref_count_dec(&of->holders))
		return;
	free_patterns(of->read);
	g_mutex_clear(&of->lock);
	g_cond_clear(&of->ready);
	g_free(of->language);
	g_free(of);
}

static void *read_in_thread(void *p)
{
	struct patterns *of = p;
	struct hyphenator *read = read_patterns(of->language);

	g_mutex_lock(&of->lock);
	of->read = read;
	of->done = true;
	g_cond_signal(&of->ready);
	g_mutex_unlock(&of->lock);
	release(of);
	return NULL;
}

static struct patterns *begin(const char *language)
{
	struct patterns *of = g_new0(struct patterns, 1);
	GThread *thread;

	of->language = g_strdup(language);
	g_mutex_init(&of->lock);
	g_cond_init(&of->ready);
	g_atomic_ref_count_init(&of->holders);
	g_atomic_ref_count_inc(&of->holders);
	thread = g_thread_try_new("patterns", read_in_thread, of, NULL);
	if (thread)
		g_thread_unref(thread);
	else
		read_in_thread(of);
	return of;
}

/* NULL where they are not read in time. */
static const struct hyphenator *await(struct patterns *of)
{
	gint64 until = g_get_monotonic_time() + AWAIT_MS * 1000;
	const struct hyphenator *read;

	g_mutex_lock(&of->lock);
	while (!of->done && g_cond_wait_until(&of->ready, &of->lock, until))
		continue;
	read = of->read;
	g_mutex_unlock(&of->lock);
	return read;
}

Hyphenators *hyphenators_new(void)
{
	Hyphenators *h = g_new0(Hyphenators, 1);

	h->all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, release);
	return h;
}

void hyphenators_free(Hyphenators *h)
{
	if (!h)
		return;
	g_hash_table_destroy(h->all);
	g_free(h);
}

const struct hyphenator *hyphenators_for(Hyphenators *h, const char *language)
{
	struct patterns *of;

	if (!language)
		return NULL;
	of = g_hash_table_lookup(h->all, language);
	if (!of) {
		of = begin(language);
		g_hash_table_insert(h->all, of->language, of);
	}
	return await(of);
}
