#include "src/base/folding.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Characters of one that is decomposed, at most (G_UNICHAR_MAX_DECOMPOSITION_
 * LENGTH), each perhaps of three letters. */
#define FOLDED_MAX (3 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH)

/* Letters that no standard decomposes, after case and accents are gone, and what
 * they are typed as: Latin as in CLDR's Latin-ASCII; the forms of Arabic letters
 * of Persian and Urdu, and of those that Arabic itself writes in either way; what
 * is written with and without nukta or candrabindu in Hindi; the chillu letters
 * of Malayalam, which are sequences with a joiner in older text. "": nothing. In
 * the order of code points. */
static const struct letter {
	gunichar c;
	const char *plain;
} letters[] = {
	{ 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" },
	{ 0x00fe, "th" }, { 0x0111, "d" },  { 0x0127, "h" },  { 0x0138, "q" },
	{ 0x0142, "l" },  { 0x014b, "n" },  { 0x0153, "oe" }, { 0x0167, "t" },
	{ 0x0180, "b" },  { 0x0183, "b" },  { 0x0188, "c" },  { 0x018c, "d" },
	{ 0x0192, "f" },  { 0x0199, "k" },  { 0x019a, "l" },  { 0x019e, "n" },
	{ 0x01a5, "p" },  { 0x01ad, "t" },  { 0x01b4, "y" },  { 0x01b6, "z" },
	{ 0x01dd, "e" },  { 0x01e5, "g" },  { 0x0221, "d" },  { 0x0225, "z" },
	{ 0x0234, "l" },  { 0x0235, "n" },  { 0x0236, "t" },  { 0x0237, "j" },
	{ 0x023c, "c" },  { 0x023f, "s" },  { 0x0240, "z" },  { 0x0247, "e" },
	{ 0x0249, "j" },  { 0x024b, "q" },  { 0x024d, "r" },  { 0x024f, "y" },
	{ 0x0253, "b" },  { 0x0254, "o" },  { 0x0256, "d" },  { 0x0257, "d" },
	{ 0x0259, "e" },  { 0x025b, "e" },  { 0x0260, "g" },  { 0x0261, "g" },
	{ 0x0268, "i" },  { 0x026b, "l" },  { 0x0271, "m" },  { 0x0272, "n" },
	{ 0x0275, "o" },  { 0x0288, "t" },  { 0x0289, "u" },  { 0x028b, "v" },
	{ 0x02bb, " " },  { 0x02bc, " " },  { 0x0629, "ه" },  { 0x0640, "" },
	{ 0x0649, "ي" },  { 0x0671, "ا" },  { 0x06a9, "ك" },  { 0x06be, "ه" },
	{ 0x06c1, "ه" },  { 0x06cc, "ي" },  { 0x0901, "ं" },   { 0x093c, "" },
	{ 0x09ce, "ত্" },  { 0x0d7a, "ണ്" },  { 0x0d7b, "ന്" },  { 0x0d7c, "ര്" },
	{ 0x0d7d, "ല്" },  { 0x0d7e, "ള്" },  { 0x0d7f, "ക്" },  { 0x1d79, "g" },
	{ 0x2c65, "a" },  { 0x2c66, "t" },
};

/* Letters that are folded to themselves: most of the text that is not ASCII, and
 * not worth the tables. */
static const struct {
	gunichar from, to;
} plain[] = {
	{ 0x03b1, 0x03c1 }, /* Greek; the final sigma is not */
	{ 0x0430, 0x0438 }, /* Cyrillic, without short i */
	{ 0x043a, 0x044f }, { 0x05d0, 0x05ea }, /* Hebrew */
	{ 0x0627, 0x0628 }, { 0x062a, 0x063a }, /* Arabic */
	{ 0x0641, 0x0648 }, { 0x0904, 0x0928 }, /* Devanagari */
	{ 0x092a, 0x0930 }, { 0x0935, 0x0939 }, { 0x093e, 0x094d },
	{ 0x0e01, 0x0e30 },                                         /* Thai */
	{ 0x0e40, 0x0e4e }, { 0x3041, 0x3096 },                     /* kana */
	{ 0x30a1, 0x30fa }, { 0x30fc, 0x30fc }, { 0x3400, 0x4dbf }, /* Han */
	{ 0x4e00, 0x9fff }, { 0xac00, 0xd7a3 },                     /* Hangul */
};

/* Scripts whose runs are found by any part. */
static const GUnicodeScript paired[] = {
	G_UNICODE_SCRIPT_HAN,      G_UNICODE_SCRIPT_HIRAGANA,
	G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_BOPOMOFO,
	G_UNICODE_SCRIPT_HANGUL,   G_UNICODE_SCRIPT_YI,
	G_UNICODE_SCRIPT_THAI,     G_UNICODE_SCRIPT_LAO,
	G_UNICODE_SCRIPT_KHMER,    G_UNICODE_SCRIPT_MYANMAR,
	G_UNICODE_SCRIPT_TAI_LE,   G_UNICODE_SCRIPT_NEW_TAI_LUE,
	G_UNICODE_SCRIPT_TAI_THAM, G_UNICODE_SCRIPT_TAI_VIET,
	G_UNICODE_SCRIPT_JAVANESE, G_UNICODE_SCRIPT_BALINESE,
};

enum kind {
	KIND_NONE, /* separates tokens */
	KIND_WORD,
	KIND_PAIR, /* of a run */
	KIND_MARK, /* as what it follows */
};

/* A letter of a run. */
struct letter_at {
	gunichar c; /* 0: none */
	guint from, to;
};

/* A text on its way. */
struct folding {
	GString *out;   /* tokens; NULL: only where they stand */
	GArray *tokens; /* or NULL */
	guint most;
	bool in_word; /* the last token is open */
	bool ends;    /* it ends before the next letter, if there is one */
	/* the last letters of an open run: a pair that is not written yet, for
	 * a mark may follow that belongs to the second */
	struct letter_at before, held;
	guint from, to; /* the character at hand, in bytes of the text */
};

static bool is_plain(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(plain) && c >= plain[i].from; i++)
		if (c <= plain[i].to)
			return true;
	return false;
}

/* Default-ignorable characters (UAX #44, DerivedCoreProperties) but for those that
 * are unassigned. */
static bool is_invisible(gunichar c, GUnicodeType type)
{
	return type == G_UNICODE_FORMAT || c == 0x034f || c == 0x115f ||
	       c == 0x1160 || c == 0x17b4 || c == 0x17b5 || c == 0x3164 ||
	       c == 0xffa0 || (c >= 0x180b && c <= 0x180f) ||
	       (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/* UAX #44 table 15. Class 1 lies over a letter; 10 to 36 are the points of Hebrew,
 * Arabic and Syriac, 200 on are attached or stand beside it. Between are nukta,
 * kana voicing, virama, and the vowels of Telugu, Thai, Lao and Tibetan; class 0
 * are vowel signs that reorder nothing. */
static bool is_accent(gunichar c, GUnicodeType type)
{
	int class;

	if (type == G_UNICODE_ENCLOSING_MARK)
		return true;
	if (type != G_UNICODE_NON_SPACING_MARK)
		return false;
	class = g_unichar_combining_class(c);
	return class == 1 || (class >= 10 && class <= 36) || class >= 200;
}

static int by_code_point(const void *key, const void *row)
{
	gunichar c = *(const gunichar *)key;
	gunichar other = ((const struct letter *)row)->c;

	return (c > other) - (c < other);
}

static guint append_letter(gunichar c, gunichar *out, guint n)
{
	const struct letter *l = bsearch(&c, letters, G_N_ELEMENTS(letters),
					 sizeof *letters, by_code_point);

	if (!l) {
		out[n++] = c;
		return n;
	}
	for (const char *s = l->plain; *s; s += g_utf8_skip[(unsigned char)*s])
		out[n++] = g_utf8_get_char(s);
	return n;
}

/* Upper case first: final sigma, long s and the variants of Cyrillic letters have
 * the upper case of the ordinary letter. */
static guint fold_part(gunichar c, gunichar *out, guint n)
{
	GUnicodeType type = g_unichar_type(c);

	if (is_invisible(c, type) || is_accent(c, type))
		return n;
	if (type == G_UNICODE_DECIMAL_NUMBER) {
		out[n++] = (gunichar)('0' + g_unichar_digit_value(c));
		return n;
	}
	return append_letter(g_unichar_tolower(g_unichar_toupper(c)), out, n);
}

/* The letters that a character is folded to, up to FOLDED_MAX; how many. */
static guint fold_char(gunichar c, gunichar out[FOLDED_MAX])
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize many;
	guint n = 0;

	if (c < 0x80 || is_plain(c)) {
		out[0] = c < 0x80 ? (gunichar)g_ascii_tolower((char)c) : c;
		return 1;
	}
	many = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));
	for (gsize i = 0; i < MIN(many, G_N_ELEMENTS(parts)); i++)
		n = fold_part(parts[i], out, n);
	return n;
}

/* The first character of a text, and where the next one begins. A store may have been
 * written by anybody: a byte that is not UTF-8 separates. */
static guint fold_next(const char *s, const char **next,
		       gunichar out[FOLDED_MAX])
{
	gunichar c = (unsigned char)*s;

	*next = s + 1;
	if (c < 0x80)
		return fold_char(c, out);
	c = g_utf8_get_char_validated(s, -1);
	if (c > 0x10ffff) {
		out[0] = 0xfffd;
		return 1;
	}
	*next = s + g_utf8_skip[(unsigned char)*s];
	return fold_char(c, out);
}

static bool is_paired(gunichar c)
{
	GUnicodeScript script = g_unichar_get_script(c);

	for (size_t i = 0; i < G_N_ELEMENTS(paired); i++)
		if (script == paired[i])
			return true;
	/* iteration and length marks that kana and Han share */
	return script == G_UNICODE_SCRIPT_COMMON && c >= 0x3005 && c <= 0x30ff;
}

static enum kind kind_of(gunichar c)
{
	if (c < 0x80)
		return g_ascii_isalnum((char)c) ? KIND_WORD : KIND_NONE;
	if ((c >= 0x3041 && c <= 0x3096) || (c >= 0x4e00 && c <= 0x9fff) ||
	    (c >= 0xac00 && c <= 0xd7a3))
		return KIND_PAIR;
	if (g_unichar_ismark(c))
		return is_paired(c) ? KIND_PAIR : KIND_MARK;
	if (!g_unichar_isalnum(c) && g_unichar_type(c) != G_UNICODE_PRIVATE_USE)
		return KIND_NONE;
	return is_paired(c) ? KIND_PAIR : KIND_WORD;
}

static void open_token(struct folding *f, guint from, guint first, guint to)
{
	struct folded_token token = { from, first, to };

	if (f->out && f->out->len)
		g_string_append_c(f->out, ' ');
	if (f->tokens)
		g_array_append_val(f->tokens, token);
}

static void put_letter(struct folding *f, gunichar c)
{
	if (f->out)
		g_string_append_unichar(f->out, c);
}

static void put_pair(struct folding *f)
{
	if (!f->before.c)
		return;
	open_token(f, f->before.from, f->before.to, f->held.to);
	put_letter(f, f->before.c);
	put_letter(f, f->held.c);
}

/* Ends a run: its last letter is a token by itself. */
static void end_run(struct folding *f)
{
	if (!f->held.c)
		return;
	put_pair(f);
	open_token(f, f->held.from, 0, f->held.to);
	put_letter(f, f->held.c);
	f->before.c = f->held.c = 0;
}

static void end_token(struct folding *f)
{
	end_run(f);
	f->in_word = false;
}

static struct folded_token *last_token(struct folding *f)
{
	return &g_array_index(f->tokens, struct folded_token,
			      f->tokens->len - 1);
}

static void take_word(struct folding *f, gunichar c)
{
	end_run(f);
	if (!f->in_word)
		open_token(f, f->from, 0, f->to);
	else if (f->tokens)
		last_token(f)->to = f->to;
	f->in_word = true;
	put_letter(f, c);
}

/* Decomposition has taken Hangul and voiced kana apart. */
static bool join_held(struct folding *f, gunichar c)
{
	gunichar both;

	if (!f->held.c || !g_unichar_compose(f->held.c, c, &both))
		return false;
	f->held.c = both;
	f->held.to = f->to;
	return true;
}

static void take_paired(struct folding *f, gunichar c)
{
	f->in_word = false;
	if (join_held(f, c))
		return;
	put_pair(f);
	f->before = f->held;
	f->held = (struct letter_at){ c, f->from, f->to };
}

static void take_letter(struct folding *f, gunichar c)
{
	enum kind kind = kind_of(c);

	if (f->ends && kind != KIND_NONE)
		end_token(f);
	f->ends = kind == KIND_NONE;
	switch (kind) {
	case KIND_NONE:
		break;
	case KIND_WORD:
		take_word(f, c);
		break;
	case KIND_PAIR:
		take_paired(f, c);
		break;
	case KIND_MARK:
		if (f->held.c)
			take_paired(f, c);
		else
			take_word(f, c);
		break;
	}
}

/* What is invisible or an accent belongs to the token before it. */
static void widen_token(struct folding *f)
{
	if (f->ends)
		return;
	if (f->held.c)
		f->held.to = f->to;
	else if (f->in_word && f->tokens)
		last_token(f)->to = f->to;
}

/* The rest of an ASCII word, most of most texts, at one go. */
static const char *take_ascii(struct folding *f, const char *text,
			      const char *at)
{
	const char *end = at;

	while (g_ascii_isalnum(*end))
		end++;
	for (; f->out && at < end; at++)
		g_string_append_c(f->out, g_ascii_tolower(*at));
	f->to = (guint)(end - text);
	if (f->tokens)
		last_token(f)->to = f->to;
	return end;
}

static void take_text(struct folding *f, const char *text)
{
	gunichar folded[FOLDED_MAX];

	for (const char *s = text, *next; *s; s = next) {
		guint n = fold_next(s, &next, folded);

		f->from = (guint)(s - text);
		f->to = (guint)(next - text);
		if (!n)
			widen_token(f);
		for (guint i = 0; i < n; i++)
			take_letter(f, folded[i]);
		if (f->in_word && !f->ends && g_ascii_isalnum(*next))
			next = take_ascii(f, text, next);
		if (f->tokens && f->tokens->len >= f->most)
			return;
	}
}

char *folding_index(const char *text)
{
	struct folding f = { .out = g_string_sized_new(strlen(text) + 1) };

	take_text(&f, text);
	end_run(&f);
	return g_string_free(f.out, FALSE);
}

void folding_locate(const char *text, GArray *tokens, guint most)
{
	struct folding f = { .tokens = tokens, .most = most };

	take_text(&f, text);
	if (tokens->len < most)
		end_run(&f);
}

char *folding_phrase(const char *text, enum folding_end *end)
{
	struct folding f = { .out = g_string_new(NULL) };

	take_text(&f, text);
	*end = !f.held.c    ? FOLDING_WORD
	       : f.before.c ? FOLDING_PAIR
			    : FOLDING_LETTER;
	if (*end == FOLDING_LETTER)
		end_run(&f);
	else
		put_pair(&f);
	return g_string_free(f.out, FALSE);
}

char *folding_letters(const char *text)
{
	GString *out = g_string_new(NULL);
	gunichar folded[FOLDED_MAX];

	for (const char *s = text, *next; *s; s = next) {
		guint n = fold_next(s, &next, folded);

		for (guint i = 0; i < n; i++)
			g_string_append_unichar(out, folded[i]);
	}
	return g_string_free(out, FALSE);
}
