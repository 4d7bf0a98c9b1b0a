/* marks: what the reader changes, shown at once, and taken back. */
#ifndef LEDE_UI_MARKS_H
#define LEDE_UI_MARKS_H

#include "ui/view.h"

/* Sets a field of one story, here and by FX_MARK; 0 if it is so already.
 * `words` are said when it is undone; NULL: what fits. */
unsigned marks_set(View *v, const struct story *s, enum mark_field field,
		   bool value);
/* Every headline of the list read: effects. */
unsigned marks_all(View *v);
/* Notes a change of a feed, that `u` takes back with these words. */
void marks_feed(View *v, const char *words);
/* Takes the newest change back. */
unsigned marks_undo(View *v);
/* The oldest change that waits for its answer has it. */
unsigned marks_answer(View *v, int64_t batch, bool good);
/* Changes that the store has not yet are put over what was loaded. */
void marks_over(View *v);
/* Whether any change waits for its answer. */
bool marks_wait(const View *v);

/* Whether a change is to be undone as soon as it is acknowledged. */
bool marks_undo_waits(const View *v);

#endif
