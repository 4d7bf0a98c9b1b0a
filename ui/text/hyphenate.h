/* hyphenate: where words may be parted by a hyphen, by the patterns of a language
 * (libhyphen, where it was there to build with, and its dictionaries). */
#ifndef LEDE_UI_TEXT_HYPHENATE_H
#define LEDE_UI_TEXT_HYPHENATE_H

#include <glib.h>
#include <stddef.h>

/* The patterns of one language. */
struct hyphenator;
/* Those that were read. To read those of a language takes 5 ms (English) to 2.5 s (German)
 * in a thread of its own: a text that is set meanwhile has no words parted. */
typedef struct hyphenators Hyphenators;

Hyphenators *hyphenators_new(void);
void hyphenators_free(Hyphenators *h); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hyphenators, hyphenators_free)
/* For texts in that language ("de", "pt"); NULL where there are no patterns for it, or
 * none yet, or `language` is NULL. Lives as long as `h`. */
const struct hyphenator *hyphenators_for(Hyphenators *h, const char *language);

/* Sets TEXT_HYPHEN in breaks[i] for the places within words of n bytes of text; `breaks`
 * are those of text_breaks. Not in short words, nor in
 * what holds digits or several capitals. */
void hyphenate(const struct hyphenator *h, const char *s, size_t n,
	       char *breaks);

#endif
