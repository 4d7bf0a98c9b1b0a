#include "src/terms.h"

#include "src/pack.h"

#include <math.h>
#include <string.h>

#define WEIGHT_TITLE   1.0F
#define WEIGHT_SUMMARY 0.8F
#define WEIGHT_NAME    1.3F  /* capitalised, or a number */
#define WEIGHT_TOP     64.0F /* no honest term weighs more, rarity and all */
#define SHARE_STEM     0.77F /* of a word's weight: itself, its beginning */
#define STEM_CHARS     5     /* what words of one family have in common */
#define TITLE_CHARS    400   /* of a title that count */

/* What is being read: characters left, and the word so far. */
struct reading {
	Terms *terms;
	GHashTable *known; /* word → index + 1 */
	bool title;
	GString *word;
	bool name; /* the word began with a capital or a digit */
};

static bool is_cjk(gunichar c)
{
	return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
	       (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* `share`: what it counts beside a word of its kind. */
static void add_term(struct reading *r, const char *word, bool name,
		     float share)
{
	GArray *all = r->terms->all;
	struct term t = { NULL, share, r->title };

	if (all->len >= TERMS_MAX || g_hash_table_contains(r->known, word))
		return;
	t.word = g_string_chunk_insert_len(
		r->terms->text, word,
		(gssize)MIN(strlen(word), TERM_BYTES_MAX));
	t.weight *= (r->title ? WEIGHT_TITLE : WEIGHT_SUMMARY) *
		    (name ? WEIGHT_NAME : 1.0F);
	g_array_append_val(all, t);
	g_hash_table_add(r->known, (char *)(guintptr)t.word);
}

static bool has_stem(const GString *word)
{
	return word->len > STEM_CHARS &&
	       g_utf8_strlen(word->str, (gssize)word->len) > STEM_CHARS;
}

static void cut_to_stem(GString *word)
{
	const char *end = g_utf8_offset_to_pointer(word->str, STEM_CHARS);

	g_string_truncate(word, (gsize)(end - word->str));
	g_string_append_c(word, TERM_STEM);
}

/* The end of a run of letters and digits. A longer word is two terms: itself,
 * and its beginning: "elect" of "election" and "elected". */
static void end_word(struct reading *r)
{
	bool both = has_stem(r->word);

	if (r->word->len)
		add_term(r, r->word->str, r->name, both ? SHARE_STEM : 1);
	if (both) {
		cut_to_stem(r->word);
		add_term(r, r->word->str, r->name, SHARE_STEM);
	}
	g_string_truncate(r->word, 0);
}

/* Case and accents off: the base letters of the compatibility decomposition. */
static void add_folded(GString *out, gunichar c)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize n;

	if (c < 0x80) {
		g_string_append_c(out, g_ascii_tolower((char)c));
		return;
	}
	n = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));
	for (gsize i = 0; i < n; i++)
		if (!g_unichar_ismark(parts[i]))
			g_string_append_unichar(out,
						g_unichar_tolower(parts[i]));
}

/* A separator within a number: "2,000", "5.5". */
static bool joins_number(const struct reading *r, gunichar c, const char *next)
{
	return (c == '.' || c == ',') && r->word->len &&
	       g_ascii_isdigit(r->word->str[r->word->len - 1]) &&
	       g_ascii_isdigit(*next);
}

/* "'s" at the end of a word says nothing; other apostrophes end a word only
 * when what follows is one letter ("it's", "don't"). */
static size_t possessive(gunichar c, const char *next)
{
	if ((c == '\'' || c == 0x2019) && (*next == 's' || *next == 'S') &&
	    !g_ascii_isalnum(next[1]) && !((unsigned char)next[1] & 0x80))
		return 1;
	return 0;
}

/* CJK has no blanks between words: overlapping pairs stand for them. */
static const char *take_cjk(struct reading *r, const char *text, int *left)
{
	gunichar before = 0;
	g_autoptr(GString) pair = g_string_new(NULL);
	int n = 0;

	end_word(r);
	while (*text && *left > 0) {
		gunichar c = g_utf8_get_char(text);

		if (!is_cjk(c))
			break;
		g_string_truncate(pair, 0);
		if (before)
			g_string_append_unichar(pair, before);
		g_string_append_unichar(pair, c);
		if (before)
			add_term(r, pair->str, false, 1);
		before = c;
		n++;
		(*left)--;
		text += g_utf8_skip[(unsigned char)*text];
	}
	if (n == 1)
		add_term(r, pair->str, false, 1);
	return text;
}

static void read_text(struct reading *r, const char *text, int left)
{
	while (*text && left > 0) {
		gunichar c = g_utf8_get_char(text);
		const char *next = text + g_utf8_skip[(unsigned char)*text];

		if (is_cjk(c)) {
			text = take_cjk(r, text, &left);
			continue;
		}
		if (g_unichar_isalnum(c)) {
			if (!r->word->len)
				r->name = g_unichar_isupper(c) ||
					  g_unichar_isdigit(c);
			add_folded(r->word, c);
		} else if (joins_number(r, c, next)) {
			g_string_append_unichar(r->word, c);
		} else if (!g_unichar_ismark(c)) {
			end_word(r);
			next += possessive(c, next);
		}
		text = next;
		left--;
	}
	end_word(r);
}

static char *fold_title(const char *title)
{
	GString *out = g_string_new(NULL);
	int left = TITLE_CHARS;

	for (; *title && left > 0; left--) {
		gunichar c = g_utf8_get_char(title);

		if (g_unichar_isalnum(c))
			add_folded(out, c);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
		title += g_utf8_skip[(unsigned char)*title];
	}
	return g_string_free(out, FALSE);
}

static Terms *terms_new(void)
{
	Terms *t = g_new0(Terms, 1);

	t->text = g_string_chunk_new(512);
	t->all = g_array_new(FALSE, FALSE, sizeof(struct term));
	return t;
}

Terms *terms_of(const char *title, const char *summary)
{
	Terms *t = terms_new();
	g_autoptr(GString) word = g_string_new(NULL);
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree char *folded = fold_title(title);
	struct reading r = { t, known, true, word, false };

	t->folded = g_string_chunk_insert(t->text, folded);
	read_text(&r, title, TITLE_CHARS);
	r.title = false;
	if (summary)
		read_text(&r, summary, TERMS_SUMMARY);
	return t;
}

void terms_free(Terms *t)
{
	if (!t)
		return;
	g_array_free(t->all, TRUE);
	g_string_chunk_free(t->text);
	g_free(t);
}

void terms_pack(const Terms *t, Buf *out)
{
	pack_text(out, t->folded);
	pack_u32(out, t->all->len);
	for (guint i = 0; i < t->all->len; i++) {
		const struct term *term =
			&g_array_index(t->all, struct term, i);
		uint32_t bits;

		memcpy(&bits, &term->weight, sizeof bits);
		pack_text(out, term->word);
		pack_u32(out, bits);
		pack_u8(out, term->titled);
	}
}

Terms *terms_unpack(const void *bytes, size_t size)
{
	struct unpack u = unpack_from(bytes, size);
	const char *folded = unpack_text(&u);
	uint32_t n = unpack_count(&u, 9);
	g_autoptr(Terms) t = terms_new();

	t->folded = g_string_chunk_insert(t->text, folded ? folded : "");
	for (uint32_t i = 0; i < n && !u.wrong; i++) {
		struct term term = { unpack_text(&u), 0, false };
		uint32_t bits = unpack_u32(&u);

		memcpy(&term.weight, &bits, sizeof bits);
		term.titled = unpack_bool(&u);
		if (!term.word || !(term.weight >= 0) ||
		    term.weight > WEIGHT_TOP)
			return NULL;
		term.word = g_string_chunk_insert(t->text, term.word);
		g_array_append_val(t->all, term);
	}
	return unpack_done(&u) ? g_steal_pointer(&t) : NULL;
}
