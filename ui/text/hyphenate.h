/* hyphenate: where words may be parted by a hyphen, by the patterns of a language
 * (libhyphen, where it was there to build with, and its dictionaries). */
#ifndef LEDE_UI_TEXT_HYPHENATE_H
#define LEDE_UI_TEXT_HYPHENATE_H

#include <glib.h>
#include <stddef.h>

typedef struct hyphenator Hyphenator;

/* For texts in that language ("de", "pt"); NULL where there are no patterns for it. The
 * caller's. */
Hyphenator *hyphenator_new(const char *language);
void hyphenator_free(Hyphenator *h); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hyphenator, hyphenator_free)

/* Sets TEXT_HYPHEN in breaks[i] for the places within words of n bytes of text; `breaks`
 * are those of text_breaks. Not in short words, nor in
 * what holds digits or several capitals. */
void hyphenate(const Hyphenator *h, const char *s, size_t n, char *breaks);

#endif
