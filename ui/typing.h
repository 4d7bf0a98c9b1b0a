/* typing: what the line at the foot asks for, and what comes of it. */
#ifndef LEDE_UI_TYPING_H
#define LEDE_UI_TYPING_H

#include "ui/own.h"
#include "ui/view.h"

/* Opens the line. */
unsigned typing_open(View *v, enum ask ask, const char *text);
/* A key for it. Enter, Tab and Esc end or complete it. What was asked for at
 * ASK_COMMAND is put in *run (ACTION_NONE: nothing). */
unsigned typing_key(View *v, int key, enum action *run);
/* Searches for what was meant instead of what found nothing. */
unsigned typing_meant(View *v);
/* To the next place in the text that was looked for. */
unsigned typing_hit(View *v, int way);
/* Whether a line of the story holds what is looked for. */
bool typing_is_hit(const View *v, int line);
/* The actions that what is typed may mean, best first; gives how many. */
guint typing_actions(const View *v, enum action out[ACTION_ALL]);
/* What the line begins with; translated. */
const char *typing_words(enum ask ask);

#endif
