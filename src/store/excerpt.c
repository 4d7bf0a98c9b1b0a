#include "src/store/excerpt.h"

#include "src/base/folding.h"

#include <string.h>

/* An excerpt is about a line: words of some six columns, or letters of Chinese,
 * of two. */
#define LINE      48 /* of an excerpt: a word is 3, a pair 1 */
#define LEAD      9  /* of it that stands before the first hit */
#define WORD_SIZE 3

#define HITS_MAX   64     /* hits that compete for being shown */
#define TOKENS_MAX 400000 /* of a text of the index (WORDS_MAX) */

/* A text being excerpted. */
struct excerpt {
	const char *text;
	const char *letters;
	GArray *tokens; /* struct folded_token */
	const struct place *places;
	int n;
};

static const struct folded_token *token_at(const struct excerpt *e, int i)
{
	return &g_array_index(e->tokens, struct folded_token, (guint)i);
}

static int tokens_of(const struct excerpt *e)
{
	return (int)e->tokens->len;
}

/* The first letter of a pair alone, if it is what was looked for. */
static bool is_letter(const struct excerpt *e, const struct folded_token *t)
{
	g_autofree char *first = NULL, *folded = NULL;

	if (!t->first || !*e->letters)
		return false;
	first = g_strndup(e->text + t->from, t->first - t->from);
	folded = folding_letters(first);
	return strstr(e->letters, folded) != NULL;
}

/* Past the marks that stand on the letter before: a hit or an excerpt does not end
 * between the two. */
static guint past_marks(const char *text, guint at)
{
	const char *s = text + at;

	while (g_unichar_ismark(g_utf8_get_char_validated(s, -1)))
		s += g_utf8_skip[(unsigned char)*s];
	return (guint)(s - text);
}

/* The bytes of a place; false where the text has no such tokens: it has changed
 * since it was indexed. */
static bool find_bytes(const struct excerpt *e, const struct place *p,
		       guint *from, guint *to)
{
	const struct folded_token *first, *last;

	if (p->n < 1 || p->token < 0 || p->token + p->n > tokens_of(e))
		return false;
	first = token_at(e, p->token);
	last = token_at(e, p->token + p->n - 1);
	*from = first->from;
	*to = past_marks(e->text, p->n == 1 && is_letter(e, first)
					  ? first->first
					  : last->to);
	return true;
}

/* Appends the bytes from..to with the hits among them marked; places that overlap
 * are one hit. Places are in order. */
static void append_marked(const struct excerpt *e, GString *out, guint from,
			  guint to)
{
	guint at = from, on, off;

	for (int i = 0; i < e->n; i++) {
		if (!find_bytes(e, &e->places[i], &on, &off) || off > to ||
		    on < from || off <= at)
			continue;
		if (on <= at && at > from &&
		    out->str[out->len - 1] == EXCERPT_OFF) {
			g_string_truncate(out, out->len - 1);
			on = at;
		} else {
			on = MAX(on, at);
			g_string_append_len(out, e->text + at, on - at);
			g_string_append_c(out, EXCERPT_ON);
		}
		g_string_append_len(out, e->text + on, off - on);
		g_string_append_c(out, EXCERPT_OFF);
		at = off;
	}
	g_string_append_len(out, e->text + at, to - at);
}

static int size_of(const struct folded_token *t)
{
	return t->first ? 1 : WORD_SIZE;
}

/* The token after the last one of an excerpt that begins at `first`. */
static int line_end(const struct excerpt *e, int first)
{
	int i = first;

	for (int size = 0; i < tokens_of(e); i++) {
		size += size_of(token_at(e, i));
		if (size > LINE && i > first)
			break;
	}
	return i;
}

/* How many different phrases of the query stand from one place up to a token. */
static int count_phrases(const struct excerpt *e, int place, int end)
{
	guint64 seen = 0;
	int n = 0;

	for (int i = place; i < e->n && e->places[i].token < end; i++) {
		guint64 bit = G_GUINT64_CONSTANT(1) << e->places[i].phrase % 64;

		n += (seen & bit) == 0;
		seen |= bit;
	}
	return n;
}

/* The token at which an excerpt begins: before the place from which on the most
 * phrases are found. */
static int choose_first(const struct excerpt *e)
{
	int best = 0, most = 0, first, size = 0;

	for (int i = 0; i < MIN(e->n, HITS_MAX); i++) {
		int n = e->places[i].token < tokens_of(e)
				? count_phrases(e, i,
						line_end(e, e->places[i].token))
				: 0;

		if (n > most) {
			best = i;
			most = n;
		}
	}
	if (!most)
		return 0;
	first = e->places[best].token;
	while (first > 0 && (size += size_of(token_at(e, first - 1))) <= LEAD)
		first--;
	return first;
}

/* The text of an excerpt is cut between tokens. */
static char *cut(const struct excerpt *e)
{
	GString *out = g_string_new(NULL);
	int first = choose_first(e), end = line_end(e, first);
	guint from = first ? past_marks(e->text, token_at(e, first)->from) : 0;
	guint to = end < tokens_of(e)
			   ? past_marks(e->text, token_at(e, end - 1)->to)
			   : (guint)strlen(e->text);

	if (first)
		g_string_append(out, "…");
	append_marked(e, out, from, to);
	if (end < tokens_of(e))
		g_string_append(out, "…");
	return g_string_free(out, FALSE);
}

/* Places are in order, so that those of the title are the first ones. */
static struct excerpt excerpt_of(const char *text, const struct places *p,
				 bool in_text)
{
	struct excerpt e = { .text = text, .places = p->all };
	int title = 0;

	while (title < p->n && !p->all[title].in_text)
		title++;
	e.places = in_text ? p->all + title : p->all;
	e.n = in_text ? p->n - title : title;
	e.tokens = g_array_new(FALSE, FALSE, sizeof(struct folded_token));
	return e;
}

/* As many tokens of a text as an excerpt may need: what competes, and a line. */
static guint tokens_needed(const struct excerpt *e)
{
	int last = e->n ? e->places[MIN(e->n, HITS_MAX) - 1].token : 0;

	return (guint)CLAMP(last, 0, TOKENS_MAX) + 2 * LINE;
}

char *excerpt_title(const char *title, const struct places *p,
		    const char *letters)
{
	struct excerpt e = excerpt_of(title, p, false);
	GString *out = g_string_new(NULL);

	e.letters = letters;
	folding_locate(title, e.tokens, TOKENS_MAX);
	append_marked(&e, out, 0, (guint)strlen(title));
	g_array_unref(e.tokens);
	return g_string_free(out, FALSE);
}

char *excerpt_text(const char *text, const struct places *p,
		   const char *letters)
{
	struct excerpt e = excerpt_of(text, p, true);
	char *out;

	e.letters = letters;
	folding_locate(text, e.tokens, tokens_needed(&e));
	out = cut(&e);
	g_array_unref(e.tokens);
	return out;
}
