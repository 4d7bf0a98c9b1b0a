#include "src/base/folding.h"

#include "src/base/fold_char.h"

#include <stdbool.h>
#include <string.h>

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

/* The rest of an ASCII word at one go, where it stands. */
static const char *take_ascii(struct folding *f, const char *text,
			      const char *at)
{
	const char *end = at;

	while (g_ascii_isalnum(*end))
		end++;
	f->to = (guint)(end - text);
	if (f->tokens)
		last_token(f)->to = f->to;
	return end;
}

/* The ASCII characters from here on, outside a run, where nobody asks where tokens
 * stand: without tables. */
static const char *write_ascii(struct folding *f, const char *s)
{
	for (; *s > 0; s++) {
		if (!g_ascii_isalnum(*s)) {
			f->ends = true;
			continue;
		}
		if (f->out->len && (f->ends || !f->in_word))
			g_string_append_c(f->out, ' ');
		f->in_word = true;
		f->ends = false;
		g_string_append_c(f->out, *s >= 'A' && *s <= 'Z'
						  ? (char)(*s - 'A' + 'a')
						  : *s);
	}
	return s;
}

static void take_text(struct folding *f, const char *text)
{
	gunichar folded[FOLD_CHAR_MAX];
	bool writes = f->out && !f->tokens;

	for (const char *s = text, *next; *s; s = next) {
		guint n;

		if (writes && !f->held.c)
			s = write_ascii(f, s);
		if (!*s)
			return;
		n = fold_char_next(s, &next, folded);
		f->from = (guint)(s - text);
		f->to = (guint)(next - text);
		if (!n)
			widen_token(f);
		for (guint i = 0; i < n; i++)
			take_letter(f, folded[i]);
		if (f->tokens && f->in_word && !f->ends &&
		    g_ascii_isalnum(*next))
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
	g_autoptr(GString) out = g_string_new(NULL);
	gunichar folded[FOLD_CHAR_MAX];

	for (const char *s = text, *next; *s; s = next) {
		guint n = fold_char_next(s, &next, folded);

		for (guint i = 0; i < n; i++)
			g_string_append_unichar(out, folded[i]);
	}
	/* Hangul and kana as one character where they came as two (join_held) */
	return g_utf8_normalize(out->str, (gssize)out->len, G_NORMALIZE_NFC);
}
