/* terms: the weighted terms of a headline and its summary.
 *
 * A term is a folded word (case and diacritics), a number with its separators, a
 * bigram of a run of CJK letters, or the stem of a longer word, its first five
 * letters, which its other forms share. There is no list of stop words and no
 * stemmer, which would be for one language: the inverse document frequency weighs
 * terms (Spärck Jones 1972, "A statistical interpretation of term specificity"). */
#ifndef LEDE_FEEDS_RELATED_TERMS_H
#define LEDE_FEEDS_RELATED_TERMS_H

#include "src/base/buf.h"

#define TERMS_MAX      160 /* of one story */
#define TERMS_SUMMARY  300 /* characters of the summary that count */
#define TERM_BYTES_MAX 64  /* longer terms are cut */
#define TERM_STEM      '*' /* ends a term that is a stem */

/* A term of a story. `weight` does not contain the idf at first: 1.0 for a word of
 * the title, less for one of the summary only, a third more for a name or a
 * number, less for a stem. */
struct term {
	const char *word; /* as folded, UTF-8 */
	float weight;
	bool titled; /* in the title */
	bool name;   /* a number, or a capital where case distinguishes names */
	bool lead;   /* in the title, but not in its core (title_core) */
	bool large;  /* with a capital that does not distinguish a name */
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
