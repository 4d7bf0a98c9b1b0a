#include "feeds/related/terms.h"

#include "feeds/related/title_core.h"
#include "src/base/pack.h"

#include <math.h>
#include <string.h>

#define WEIGHT_TITLE   1.0F
#define WEIGHT_SUMMARY 0.8F
#define WEIGHT_NAME    1.3F  /* capitalised, or a number */
#define WEIGHT_TOP     64.0F /* of a stored term, with its idf; more is damage */
#define SHARE_STEM     0.77F /* of the weight of a word, if it has a stem */
#define STEM_CHARS     5     /* of a stem: "elect" of election and elected */
#define LONG_CHARS     5     /* words as long have a capital in title case */
#define TITLE_CHARS    400   /* of a title that count */

/* A text being read, and the word so far. */
struct reading {
	Terms *terms;
	GHashTable *known; /* word → index + 1 */
	bool title;
	GString *word;
	bool capital; /* the word began with a capital or a digit */
	bool name;    /* and that means a name, or it is a number */
	bool aside;   /* it is in the lead-in or the tail of the title */
	bool start;   /* the next word begins a sentence */
	bool cased;   /* a capital within a sentence means a name */
	struct title_core core; /* of the title */
};

static bool is_cjk(gunichar c)
{
	return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
	       (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* `share`: of the weight of a whole word. */
static void add_term(struct reading *r, const char *word, float share)
{
	GArray *all = r->terms->all;
	struct term t = { NULL,    share,    r->title,
			  r->name, r->aside, r->capital && !r->name };
	guint at = GPOINTER_TO_UINT(g_hash_table_lookup(r->known, word));

	if (at) {
		struct term *known = &g_array_index(all, struct term, at - 1);

		known->name |= r->name;
		known->lead &= r->aside;
		known->large = known->large && r->capital && !known->name;
	}
	if (at || all->len >= TERMS_MAX)
		return;
	t.word = g_string_chunk_insert_len(
		r->terms->text, word,
		(gssize)MIN(strlen(word), TERM_BYTES_MAX));
	t.weight *= (r->title ? WEIGHT_TITLE : WEIGHT_SUMMARY) *
		    (r->capital ? WEIGHT_NAME : 1.0F);
	g_array_append_val(all, t);
	g_hash_table_insert(r->known, (char *)(guintptr)t.word,
			    GUINT_TO_POINTER(all->len));
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

/* Ends a run of letters and digits. A longer word becomes two terms, itself and its
 * stem. */
static void end_word(struct reading *r)
{
	bool both = has_stem(r->word);

	if (!r->word->len)
		return;
	add_term(r, r->word->str, both ? SHARE_STEM : 1);
	if (both) {
		cut_to_stem(r->word);
		add_term(r, r->word->str, SHARE_STEM);
	}
	g_string_truncate(r->word, 0);
	r->start = false;
}

/* Folds case and diacritics: the base letters of the compatibility decomposition. */
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

/* How many bytes of "'s" follow an apostrophe and are skipped: a possessive is the
 * same word. */
static size_t possessive(gunichar c, const char *next)
{
	if ((c == '\'' || c == 0x2019) && (*next == 's' || *next == 'S') &&
	    !g_ascii_isalnum(next[1]) && !((unsigned char)next[1] & 0x80))
		return 1;
	return 0;
}

/* After all other marks a capital may be the beginning of a sentence. */
static bool is_within_sentence(gunichar c)
{
	return g_unichar_isspace(c) || c == ',' || c == '-' || c == '/' ||
	       c == '&' || c == '\'' || c == 0x2019;
}

static void begin_word(struct reading *r, const char *text)
{
	gunichar c = g_utf8_get_char(text);

	r->capital = g_unichar_isupper(c) || g_unichar_isdigit(c);
	r->name = g_unichar_isdigit(c) || (r->capital && r->cased && !r->start);
	r->aside = r->title && (text < r->core.from || text >= r->core.to);
}

/* Whether capitals distinguish names: where one longer word within a sentence is in
 * lower case. In title case there is none. */
static bool has_lower_case(const char *text, int left)
{
	int small = 0; /* letters of the word so far, if all are lower case */
	bool word = false, start = true, fits = false;

	for (; *text && left > 0; left--) {
		gunichar c = g_utf8_get_char(text);

		if (g_unichar_isalnum(c)) {
			if (!word)
				fits = !start;
			fits = fits && g_unichar_islower(c);
			small = fits ? small + 1 : 0;
			word = true;
			start = false;
		} else if (!g_unichar_ismark(c)) {
			if (small >= LONG_CHARS)
				return true;
			word = false;
			small = 0;
			start |= !is_within_sentence(c);
		}
		text += g_utf8_skip[(unsigned char)*text];
	}
	return small >= LONG_CHARS;
}

/* CJK has no blanks between words: overlapping bigrams are its terms. */
static const char *take_cjk(struct reading *r, const char *text, int *left)
{
	gunichar before = 0;
	g_autoptr(GString) pair = g_string_new(NULL);
	int n = 0;

	end_word(r);
	begin_word(r, text);
	while (*text && *left > 0) {
		gunichar c = g_utf8_get_char(text);

		if (!is_cjk(c))
			break;
		g_string_truncate(pair, 0);
		if (before)
			g_string_append_unichar(pair, before);
		g_string_append_unichar(pair, c);
		if (before)
			add_term(r, pair->str, 1);
		before = c;
		n++;
		(*left)--;
		text += g_utf8_skip[(unsigned char)*text];
	}
	if (n == 1)
		add_term(r, pair->str, 1);
	return text;
}

static void read_text(struct reading *r, const char *text, int left)
{
	r->start = true;
	r->cased = has_lower_case(text, left);
	while (*text && left > 0) {
		gunichar c = g_utf8_get_char(text);
		const char *next = text + g_utf8_skip[(unsigned char)*text];

		if (is_cjk(c)) {
			text = take_cjk(r, text, &left);
			continue;
		}
		if (g_unichar_isalnum(c)) {
			if (!r->word->len)
				begin_word(r, text);
			add_folded(r->word, c);
		} else if (joins_number(r, c, next)) {
			g_string_append_unichar(r->word, c);
		} else if (!g_unichar_ismark(c)) {
			end_word(r);
			r->start |= !is_within_sentence(c);
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
	struct reading r = { .terms = t,
			     .known = known,
			     .title = true,
			     .word = word,
			     .core = title_core(title) };

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

bool terms_is_stem(const char *word)
{
	return *word && word[strlen(word) - 1] == TERM_STEM;
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
		pack_u8(out, (uint8_t)(term->titled | term->name << 1 |
				       term->lead << 2 | term->large << 3));
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
		struct term term = { .word = unpack_text(&u) };
		uint32_t bits = unpack_u32(&u);
		uint8_t marks;

		memcpy(&term.weight, &bits, sizeof bits);
		marks = unpack_u8(&u);
		term.titled = marks & 1;
		term.name = marks & 2;
		term.lead = marks & 4;
		term.large = marks & 8;
		if (!term.word || marks > 15 || !(term.weight >= 0) ||
		    term.weight > WEIGHT_TOP)
			return NULL;
		term.word = g_string_chunk_insert(t->text, term.word);
		g_array_append_val(t->all, term);
	}
	return unpack_done(&u) ? g_steal_pointer(&t) : NULL;
}
