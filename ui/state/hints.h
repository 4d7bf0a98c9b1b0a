/* hints: the keys shown for actions, in the footer and in messages. */
#ifndef LEDE_UI_STATE_HINTS_H
#define LEDE_UI_STATE_HINTS_H

#include "ui/state/view.h"

/* A hint of the footer: one or two actions (the second may be ACTION_NONE) or
 * a key that cannot be bound (`fixed`), and what it does. */
struct hint {
	enum action action, other;
	const char *fixed;
	const char *words; /* to be translated */
};

/* Those for what is on screen, ended by one without words. */
const struct hint *hints_now(const View *v);
/* The keys of a hint: "n/p"; "" if it has none. The caller's. */
char *hints_keys(const View *v, const struct hint *h);

/* The key of an action where the view is; ":name", its command, if it has
 * none. Enter is shown as ↵. The caller's. */
char *hints_key(const View *v, enum action a);
/* That a list is empty because all of it is read. The caller's. */
char *hints_all_read(const View *v);
/* Says what was changed, and which key undoes it. */
void hints_say_undo(View *v, const char *words);

#endif
