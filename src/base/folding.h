/* folding: text as the search index has it, so that a query finds what the eye
 * finds.
 *
 * Written words and queries go through the same folding (cf. UTR #30, UAX #15,
 * UTS #10 section 8):
 *
 *   - compatibility forms are resolved (NFKD): full width, ligatures, ①
 *   - what is invisible goes: soft hyphens, joiners, variation selectors
 *   - accents go: marks whose canonical combining class says that they are
 *     placed beside or through a letter of Latin, Greek, Cyrillic, Arabic,
 *     Hebrew and their like. Vowel signs, viramas, tone marks of Thai and voicing
 *     marks of kana have other classes; they are letters and stay
 *   - letters without a decomposition become plain ones: ł ø ß æ þ ı, ى ک
 *   - case goes, and digits of all scripts become 0 to 9
 *
 * The result is tokens, separated by blanks. A token is a word; of a run in a
 * script that is written without blanks, or whose words are looked for in parts
 * (Korean), it is each pair of neighbours, and the last letter alone:
 *
 *   "Łódź, 电影节"  →  "lodz 电影 影节 节"
 *
 * so that any part of a run is found: one letter as the beginning of a pair,
 * more as a phrase of pairs. Every byte of a token is an ASCII letter or digit, or
 * not ASCII at all: FTS5's tokenizer "ascii" separates exactly these tokens. */
#ifndef LEDE_SRC_BASE_FOLDING_H
#define LEDE_SRC_BASE_FOLDING_H

#include <glib.h>

/* Where a token stands in the text as written, in bytes. `first` is the end of
 * the first letter of a pair; 0 for other tokens. */
struct folded_token {
	guint from, first, to;
};

/* The tokens of a text. The caller's. */
char *folding_index(const char *text);

/* The same, with where they stand: appends to `tokens` (struct folded_token) until
 * it has `most`. */
void folding_locate(const char *text, GArray *tokens, guint most);

/* What the last token of a phrase is. */
enum folding_end {
	FOLDING_WORD,   /* a word, or nothing */
	FOLDING_PAIR,   /* of a run */
	FOLDING_LETTER, /* a run of one letter: the beginning of a pair */
};

/* What a query looks for: the tokens of a phrase. The last letter of a run at the
 * end is left out, for the text may go on there. "" if nothing of the text is
 * indexed. The caller's. */
char *folding_phrase(const char *text, enum folding_end *end);

/* The letters alone, for names that are compared: no pairs, and all that is no
 * letter stays as it is. The caller's. */
char *folding_letters(const char *text);

#endif
