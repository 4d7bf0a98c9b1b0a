/* whole_texts: fetches the pages of stories whose feed is to have whole texts, in the
 * background and politely: one at a time from a host, with a pause after each. */
#ifndef LEDE_FEEDS_BACKGROUND_WHOLE_TEXTS_H
#define LEDE_FEEDS_BACKGROUND_WHOLE_TEXTS_H

#include "feeds/commands/page.h"

#define WHOLE_TEXTS_LITTLE 600 /* characters: below, `auto` wants the page */

typedef struct whole_texts WholeTexts;

/* Both are borrowed. */
WholeTexts *whole_texts_new(Context *c, Pages *pages);
void whole_texts_free(WholeTexts *w); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WholeTexts, whole_texts_free)

/* Notes that the page of a story is wanted, where `full` of its feed says so; `words` is
 * the text that the feed gave. */
bool whole_texts_note(Context *c, int64_t story, const char *words,
		      GError **error);

/* To be called when stories may be wanted that were not before. */
void whole_texts_wake(WholeTexts *w);
/* Begins what may be begun now. Not to be called during a refresh. */
void whole_texts_turn(WholeTexts *w);
/* Milliseconds until whole_texts_turn() may begin another one; -1: it has none, or one
 * under way ends before. */
int whole_texts_wait_ms(const WholeTexts *w);
/* Whether pages are under way or may be begun before long. */
bool whole_texts_is_busy(const WholeTexts *w);

#endif
