/* palette: the commands that match the command line, and what is typed behind one. */
#ifndef LEDE_UI_UPDATE_PALETTE_H
#define LEDE_UI_UPDATE_PALETTE_H

#include "ui/input/user_command.h"
#include "ui/state/view.h"

/* A command as it was typed or chosen. */
struct command {
	enum action action; /* ACTION_NONE: none */
	char *argument;     /* NULL for none; the caller's */
};

/* The actions that match what is typed, best first, and of those that match alike what
 * was used last; where nothing is typed all, what was used last and then what has no key
 * first. Gives how many. */
guint palette_actions(const View *v, enum action out[ACTION_END]);
/* A key that selects or completes; false: it edits. */
bool palette_key(View *v, int key);
/* The command that Enter runs, which goes to the history. */
struct command palette_take(View *v);

/* What an action takes behind its name, as the palette and the manual show it
 * ("3d"); NULL for nothing. */
const char *palette_argument(enum action a);
/* The prompt that asks for it; ASK_NONE for nothing. */
enum ask palette_ask(enum action a);

#endif
