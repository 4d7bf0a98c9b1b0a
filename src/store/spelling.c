#include "src/store/spelling.h"

#include "src/base/clock.h"
#include "src/base/folding.h"
#include "src/config/query.h"
#include "src/store/lists.h"
#include "src/store/sql.h"
#include "src/store/vocabulary.h"

#include <string.h>

#define SIZE        (WORDS_LETTERS + 1)
#define CLOCK_EVERY 8 /* words between two looks at the clock */

/* The word to be corrected, and the best correction so far. */
struct correction {
	Store *store;
	gunichar word[SIZE];
	int letters;
	int64_t until_ms;
	bool late;
	char *best;
	int distance;
	int64_t stories;
};

static int least(int a, int b, int c)
{
	return MIN(a, MIN(b, c));
}

/* The dynamic program, three rows of it: a transposition looks two rows back.
 * Ends early once a whole row exceeds SPELL_EDITS. */
static int distance(const gunichar *a, int n, const gunichar *b, int m)
{
	int rows[3][SIZE + 1] = { { 0 } }, *up = rows[0], *row = rows[1],
			   *over = rows[2];

	if (ABS(n - m) > SPELL_EDITS)
		return SPELL_EDITS + 1;
	for (int j = 0; j <= m; j++)
		up[j] = j;
	for (int i = 1; i <= n; i++) {
		int *old = over, lowest = row[0] = i;

		for (int j = 1; j <= m; j++) {
			row[j] = least(up[j] + 1, row[j - 1] + 1,
				       up[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				row[j] = MIN(row[j], over[j - 2] + 1);
			lowest = MIN(lowest, row[j]);
		}
		if (lowest > SPELL_EDITS)
			return SPELL_EDITS + 1;
		over = up;
		up = row;
		row = old;
	}
	return MIN(up[m], SPELL_EDITS + 1);
}

/* Of a word as it was typed; a pair is none. */
static int typed_letters(const char *word, gunichar out[WORDS_LETTERS])
{
	enum folding_end end;
	g_autofree char *folded = folding_phrase(word, &end);

	return end == FOLDING_WORD ? words_letters(folded, out) : -1;
}

int spell_distance(const char *a, const char *b)
{
	gunichar one[SIZE], other[SIZE];
	int n = typed_letters(a, one), m = typed_letters(b, other);

	return n < 0 || m < 0 ? SPELL_EDITS + 1 : distance(one, n, other, m);
}

static void compare_word(struct correction *k, const char *term,
			 int64_t stories)
{
	gunichar letters[SIZE];
	int n = words_letters(term, letters);
	int d = n < SPELL_LEAST ? SPELL_EDITS + 1
				: distance(k->word, k->letters, letters, n);

	if (d == 0 || d > SPELL_EDITS || d > k->distance ||
	    (d == k->distance && stories <= k->stories))
		return;
	g_free(k->best);
	k->best = g_strdup(term);
	k->distance = d;
	k->stories = stories;
}

/* Compares every word from `from` to before `to`. */
static void compare_range(struct correction *k, const char *from,
			  const char *to)
{
	sqlite3_stmt *q = store_prepare(k->store,
					"SELECT term, doc FROM temp.words"
					" WHERE term >= ?1 AND term < ?2",
					NULL);

	if (!q || k->late)
		return;
	sql_text(q, 1, from);
	sql_text(q, 2, to);
	for (int n = 1; sqlite3_step(q) == SQLITE_ROW; n++) {
		compare_word(k, sql_column(q, 0), sqlite3_column_int64(q, 1));
		if (n % CLOCK_EVERY == 0 && clock_mono_ms() >= k->until_ms) {
			k->late = true;
			break;
		}
	}
	sqlite3_reset(q);
}

/* The range of the words that begin with the first `n` letters. */
static void prefix_range(const gunichar *word, int n, char **from, char **to)
{
	gunichar after[SIZE];

	memcpy(after, word, (size_t)n * sizeof *word);
	after[n - 1]++;
	if (after[n - 1] == 0xd800) /* skip the surrogates */
		after[n - 1] = 0xe000;
	*from = g_ucs4_to_utf8(word, n, NULL, NULL, NULL);
	*to = g_ucs4_to_utf8(after, n, NULL, NULL, NULL);
}

/* Words that share exactly the first `same` letters. */
static void compare_sharing(struct correction *k, int same)
{
	g_autofree char *from = NULL, *to = NULL, *in = NULL, *out = NULL;

	prefix_range(k->word, same, &from, &to);
	prefix_range(k->word, same + 1, &in, &out);
	compare_range(k, from, in);
	compare_range(k, out, to);
}

/* Words that begin with its second letter: the first is inserted by mistake, or
 * both are transposed. */
static void compare_without_first(struct correction *k)
{
	const gunichar over[] = { k->word[1], k->word[0] };
	g_autofree char *from = NULL, *to = NULL, *in = NULL, *out = NULL;

	if (k->word[1] == k->word[0])
		return;
	prefix_range(k->word + 1, 2, &from, &to);
	compare_range(k, from, to);
	prefix_range(over, 2, &in, &out);
	compare_range(k, in, out);
}

/* In the order of likelihood: mistakes are rare in the first letters of a
 * word. */
static char *nearest_word(Store *s, const char *word, int64_t until_ms)
{
	struct correction k = { .store = s,
				.until_ms = until_ms,
				.distance = SPELL_EDITS + 1 };
	g_autofree char *from = NULL, *to = NULL;

	k.letters = typed_letters(word, k.word);
	if (k.letters < SPELL_LEAST)
		return NULL;
	prefix_range(k.word, 3, &from, &to);
	compare_range(&k, from, to);
	if (k.distance > 1)
		compare_sharing(&k, 2);
	if (k.distance > 1)
		compare_without_first(&k);
	if (k.distance > 1)
		compare_sharing(&k, 1);
	return k.best;
}

static bool has_matches(Store *s, const char *query)
{
	const struct list l = { .kind = LIST_SEARCH, .query = query };
	struct list_counts counts;

	return store_count(s, &l, 1, &counts, NULL) && counts.stories > 0;
}

/* Whether the index has the word. Quoted, for it is not a beginning. */
static bool is_known(Store *s, const char *word)
{
	g_autofree char *quoted = g_strdup_printf("\"%s\"", word);

	return has_matches(s, quoted);
}

/* Replaces the first occurrence of `word` as a whole word. */
static void replace_word(GString *query, const char *word, const char *better)
{
	const char *at = query->str;
	size_t n = strlen(word);

	while ((at = strstr(at, word))) {
		const char *before = g_utf8_find_prev_char(query->str, at);
		bool begins =
			!before || !g_unichar_isalnum(g_utf8_get_char(before));
		bool ends = !g_unichar_isalnum(g_utf8_get_char(at + n));
		gssize from = at - query->str;

		if (begins && ends) {
			g_string_erase(query, from, (gssize)n);
			g_string_insert(query, from, better);
			return;
		}
		at += n;
	}
}

char *store_spell(Store *s, const char *typed, int ms)
{
	g_autoptr(Query) q = query_read(typed, clock_now(), false, NULL);
	g_autoptr(GString) better = g_string_new(typed);
	int64_t until_ms = clock_mono_ms() + ms;

	if (!q || q->words->len == 0 || !words_open(s))
		return NULL;
	for (guint i = 0; i < q->words->len; i++) {
		const char *word = g_ptr_array_index(q->words, i);
		g_autofree char *near = NULL;

		if (strpbrk(word, "\" ") || is_known(s, word))
			continue;
		near = nearest_word(s, word, until_ms);
		if (near)
			replace_word(better, word, near);
	}
	if (strcmp(better->str, typed) == 0 || !has_matches(s, better->str))
		return NULL;
	return g_string_free(g_steal_pointer(&better), FALSE);
}
