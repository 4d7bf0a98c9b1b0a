/* What the eye takes for the same word is the same in the search index. */
#include "src/base/folding.h"
#include "tests/suite.h"

#include <string.h>

#define RANDOM_TEXTS 3000
#define LENGTH       40

static const struct {
	const char *text, *index;
} cases[] = {
	{ "", "" },
	{ "The Lantern, parade!", "the lantern parade" },
	{ "C++ a_b l'eau", "c a b l eau" },
	/* invisible characters */
	{ "Donau\u00addampf\u00adschiff", "donaudampfschiff" },
	{ "lan\u200btern sa\u2060lt \ufeffsea", "lantern salt sea" },
	{ "sun\ufe0f", "sun" },
	/* accents, composed or not */
	{ "\u00c9t\u00e9 e\u0301te\u0301", "ete ete" },
	{ "\u0391\u03b8\u03ae\u03bd\u03b1", "\u03b1\u03b8\u03b7\u03bd\u03b1" },
	{ "\u1f08\u03b8\u1fc6\u03bd\u03b1\u03b9 \u1fb3",
	  "\u03b1\u03b8\u03b7\u03bd\u03b1\u03b9 \u03b1" },
	{ "\u0401\u043b\u043a\u0430 \u043c\u043e\u0439",
	  "\u0435\u043b\u043a\u0430 \u043c\u043e\u0438" },
	{ "Ti\u1ebfng Vi\u1ec7t \u0111\u01b0\u1eddng", "tieng viet duong" },
	{ "\u0643\u0650\u062a\u064e\u0627\u0628 \u0623\u0645 "
	  "\u0643\u062a\u0640\u0627\u0628",
	  "\u0643\u062a\u0627\u0628 \u0627\u0645 \u0643\u062a\u0627\u0628" },
	{ "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd",
	  "\u05e9\u05dc\u05d5\u05dd" },
	/* letters that no standard decomposes */
	{ "\u0141\u00f3d\u017a \u00d8rsted Stra\u00dfe STRASSE",
	  "lodz orsted strasse strasse" },
	{ "\u0130stanbul \u0131s\u0131 \u00c6r\u00f8 \u0152uvre \u00deing "
	  "\u00d0a \u0126al \u014aa",
	  "istanbul isi aero oeuvre thing da hal na" },
	{ "\u06a9\u06cc", "\u0643\u064a" },
	/* case */
	{ "\u03a3\u039f\u03a6\u039f\u03a3 \u03c3\u03bf\u03c6\u03cc\u03c2",
	  "\u03c3\u03bf\u03c6\u03bf\u03c3 \u03c3\u03bf\u03c6\u03bf\u03c3" },
	/* width, ligatures, digits */
	{ "\uff21\uff22\uff11 \ufb01ne \u2460 \u0663\u096a", "ab1 fine 1 34" },
	/* vowel signs are letters */
	{ "\u0939\u093f\u0928\u094d\u0926\u0940 \u0915\u0941\u0932",
	  "\u0939\u093f\u0928\u094d\u0926\u0940 \u0915\u0941\u0932" },
	{ "\u0958\u0932\u092e", "\u0915\u0932\u092e" }, /* a nukta */
	{ "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd", "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd" },
	/* runs */
	{ "\u7535\u5f71\u8282", "\u7535\u5f71 \u5f71\u8282 \u8282" },
	{ "\u7535", "\u7535" },
	{ "a\u7535\u5f71b", "a \u7535\u5f71 \u5f71 b" },
	{ "\u7535\u3001\u5f71", "\u7535 \u5f71" },
	{ "\ud55c\uad6d\uc5b4", "\ud55c\uad6d \uad6d\uc5b4 \uc5b4" },
	{ "\u1112\u1161\u11ab\u1100\u116e\u11a8", "\ud55c\uad6d \uad6d" },
	{ "\uff76\uff9e\uff70\u30c8", "\u30ac\u30fc \u30fc\u30c8 \u30c8" },
	{ "\u304b\u3099\u304f", "\u304c\u304f \u304f" }, /* a voicing mark */
	{ "\u0e44\u0e17\u0e22", "\u0e44\u0e17 \u0e17\u0e22 \u0e22" },
	/* no UTF-8 */
	{ "sea\xffside \xe7", "sea side" },
};

START_TEST(folds_to_tokens)
{
	g_autofree char *got = folding_index(cases[_i].text);

	ck_assert_str_eq(got, cases[_i].index);
}
END_TEST

static const struct {
	const char *text, *phrase;
	enum folding_end end;
} phrases[] = {
	{ "Salt works", "salt works", FOLDING_WORD },
	{ "\u7535\u5f71", "\u7535\u5f71", FOLDING_PAIR },
	{ "\u7535\u5f71\u3002", "\u7535\u5f71", FOLDING_PAIR },
	{ "\u7535\u5f71 a", "\u7535\u5f71 \u5f71 a", FOLDING_WORD },
	{ "a\u7535", "a \u7535", FOLDING_LETTER },
	{ "\u7535", "\u7535", FOLDING_LETTER },
	{ "-,", "", FOLDING_WORD },
	{ "\u0301", "", FOLDING_WORD },
};

START_TEST(a_phrase_may_go_on)
{
	enum folding_end end;
	g_autofree char *got = folding_phrase(phrases[_i].text, &end);

	ck_assert_str_eq(got, phrases[_i].phrase);
	ck_assert_int_eq(end, phrases[_i].end);
}
END_TEST

START_TEST(a_token_knows_where_it_was_written)
{
	static const char text[] =
		"Stra\u00df\u00aden, \u7535\u5f71\u8282 e\u0301!";
	static const char *const written[] = {
		"Stra\u00df\u00aden",
		"\u7535\u5f71",
		"\u5f71\u8282",
		"\u8282",
		"e\u0301",
	};
	g_autoptr(GArray) tokens =
		g_array_new(FALSE, FALSE, sizeof(struct folded_token));

	folding_locate(text, tokens, 100);
	ck_assert_uint_eq(tokens->len, G_N_ELEMENTS(written));
	for (guint i = 0; i < tokens->len; i++) {
		const struct folded_token *t =
			&g_array_index(tokens, struct folded_token, i);
		g_autofree char *part =
			g_strndup(text + t->from, t->to - t->from);

		ck_assert_str_eq(part, written[i]);
	}
}
END_TEST

/* Characters of many scripts, marks and joiners among them. */
static gunichar random_char(GRand *r)
{
	static const gunichar from[] = { 0x20,   0x20,   0xa0,   0x300,  0x370,
					 0x400,  0x590,  0x600,  0x900,  0xe00,
					 0x1100, 0x1e00, 0x2000, 0x3000, 0x3040,
					 0x4e00, 0xac00, 0xfb00, 0xff00 };
	gunichar c = from[g_rand_int_range(r, 0, G_N_ELEMENTS(from))] +
		     (gunichar)g_rand_int_range(r, 0, 0x60);

	return g_unichar_isdefined(c) && c != 0x3b ? c : 'x';
}

static char *random_text(GRand *r, int most)
{
	GString *s = g_string_new(NULL);

	for (int n = g_rand_int_range(r, 0, most); n > 0; n--)
		g_string_append_unichar(s, random_char(r));
	return g_string_free(s, FALSE);
}

static int count_tokens(const char *index)
{
	int n = *index != '\0';

	for (; *index; index++)
		n += *index == ' ';
	return n;
}

/* Every token has its place, in order; all that FTS5's tokenizer "ascii" would take
 * for a separator is the blank between two; composed and decomposed text is the
 * same; and the tokens fold to themselves. */
START_TEST(any_text_is_folded_soundly)
{
	GRand *r = g_rand_new_with_seed(7);

	for (int i = 0; i < RANDOM_TEXTS; i++) {
		g_autofree char *typed = random_text(r, LENGTH);
		g_autofree char *text =
			g_utf8_normalize(typed, -1, G_NORMALIZE_NFC);
		g_autofree char *index = folding_index(text);
		g_autofree char *apart =
			g_utf8_normalize(text, -1, G_NORMALIZE_NFD);
		g_autofree char *other = folding_index(apart);
		g_autofree char *letters = folding_letters(text);
		g_autofree char *again = folding_index(letters);
		g_autofree char *decomposed = folding_letters(apart);
		g_autoptr(GArray) tokens =
			g_array_new(FALSE, FALSE, sizeof(struct folded_token));
		guint at = 0;

		ck_assert_str_eq(index, other);
		ck_assert_str_eq(index, again);
		ck_assert_str_eq(letters, decomposed);
		folding_locate(text, tokens, G_MAXUINT);
		ck_assert_int_eq((int)tokens->len, count_tokens(index));
		for (guint k = 0; k < tokens->len; k++) {
			const struct folded_token *t =
				&g_array_index(tokens, struct folded_token, k);

			ck_assert(t->from >= at && t->to > t->from);
			ck_assert(t->to <= strlen(text));
			at = t->from;
		}
		for (const char *c = index; *c; c++)
			ck_assert(*c == ' ' || g_ascii_islower(*c) ||
				  g_ascii_isdigit(*c) || *c & 0x80);
		ck_assert(!strstr(index, "  "));
	}
	g_rand_free(r);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("folding");
	TCase *t = tcase_create("folding");

	SUITE_LOOP(t, folds_to_tokens, cases);
	SUITE_LOOP(t, a_phrase_may_go_on, phrases);
	tcase_add_test(t, a_token_knows_where_it_was_written);
	tcase_add_test(t, any_text_is_folded_soundly);
	suite_add_tcase(s, t);
	return suite_run(s);
}
