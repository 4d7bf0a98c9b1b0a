/* terms: text to weighted terms.
 *
 * A term is a folded word (case and accents off), a whole number with its
 * separators, a bigram of a run of CJK letters, or what a longer word begins
 * with, which stands for its other forms. There is no list of words to leave
 * out and no stemmer that would know one language: rarity decides (Spärck
 * Jones 1972, "A statistical interpretation of term specificity"). */
#ifndef LEDE_FEEDS_RELATED_TERMS_H
#define LEDE_FEEDS_RELATED_TERMS_H

#include "src/base/buf.h"

#define TERMS_MAX      160 /* of one story */
#define TERMS_SUMMARY  300 /* characters of the summary that count */
#define TERM_BYTES_MAX 64  /* longer ones are cut */
#define TERM_STEM      '*' /* ends a term that is the beginning of a word */

/* A term of a story. `weight` is how much it says of this story, before its
 * rarity: 1.0 in the title, less only in the summary, a third more when it is
 * written as a name or a number, less if it is but a word's beginning. */
struct term {
	const char *word; /* as folded, UTF-8 */
	float weight;
	bool titled; /* it stands in the title */
	bool name;   /* written as a name or a number where others are not */
	bool lead;   /* only in what leads into the title, or trails it */
};
typedef struct terms {
	GStringChunk *text;
	GArray *all;        /* struct term, each word once */
	const char *folded; /* the title, folded, single blanks between words */
} Terms;

/* title never NULL; summary may be. */
Terms *terms_of(const char *title, const char *summary);
void terms_free(Terms *t); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Terms, terms_free)

bool terms_is_stem(const char *word); /* see TERM_STEM */

/* To bytes and back; NULL for bytes that terms_pack cannot have written. */
void terms_pack(const Terms *t, Buf *out);
Terms *terms_unpack(const void *bytes, size_t size);

#endif
