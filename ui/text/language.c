#include "ui/text/language.h"

#include <string.h>

#define WORDS_LEAST 12  /* known words of a language that is told, */
#define AHEAD       2   /* times as many as of the next one */
#define WORDS_MOST  500 /* that are looked at */

/* Words that make up most of any text of a language, and are few in the others. */
static const struct {
	const char *code;
	const char *words; /* separated by single blanks */
} languages[] = {
	{ "en", " the of and that with was for his this from are which were " },
	{ "de", " der die und das nicht von mit sich auf ist dem eine auch " },
	{ "fr", " les des une est pas dans que pour sur avec qui sont aux " },
	{ "es", " los las una por con del que para como más pero sus fue " },
	{ "it", " che della non per una sono gli nel alla anche più dei con " },
	{ "pt", " que não uma com para dos mais foi como mas das pelo seu " },
	{ "nl", " het een van dat niet zijn voor met aan ook maar werd naar " },
	{ "sv", " och att det som är för inte den med har till av om " },
	{ "nb", " og det som ikke har til er på av med for var fra " },
	{ "da", " og det som ikke har til er på af med for var fra " },
	{ "pl", " nie się jest jak ale przez oraz dla był który po od " },
	{ "cs", " je se na že jako pro ale byl jsou podle při která " },
	{ "fi", " on ja ei että oli mutta kuin myös joka hän ovat se " },
	{ "hu", " hogy nem egy és volt csak meg már mint ezt vagy az " },
	{ "ru", " и в не на что как это по из его для был " },
	{ "uk", " і в не на що як це по та його для був " },
};

static void count_word(const char *word, size_t n, int *found)
{
	char key[24];

	if (n + 3 > sizeof key)
		return;
	key[0] = ' ';
	memcpy(key + 1, word, n);
	memcpy(key + 1 + n, " ", 2);
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
		found[i] += strstr(languages[i].words, key) != NULL;
}

/* The words of a run, as they are written: sentences begin with few of these. */
static int count_words(const char *text, int *found)
{
	int n = 0;

	while (*text) {
		size_t size;

		text += strspn(text, " \n.,;:!?()\"");
		size = strcspn(text, " \n.,;:!?()\"");
		if (size)
			count_word(text, size, found);
		n += size > 0;
		text += size;
	}
	return n;
}

const char *language_of_body(const Body *b)
{
	int found[G_N_ELEMENTS(languages)] = { 0 };
	size_t best = 0;
	int next = 0, words = 0;

	for (guint i = 0; i < b->runs->len && words < WORDS_MOST; i++)
		words += count_words(g_array_index(b->runs, struct run, i).text,
				     found);
	for (size_t i = 1; i < G_N_ELEMENTS(languages); i++)
		if (found[i] > found[best])
			best = i;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
		if (i != best)
			next = MAX(next, found[i]);
	return found[best] >= WORDS_LEAST && found[best] >= AHEAD * next
		       ? languages[best].code
		       : NULL;
}
