/* keymap: keys to actions: one table (in the config `action = keys`: a key file
 * allows no `]` or `=` in a name). */
#ifndef LEDE_UI_INPUT_KEYMAP_H
#define LEDE_UI_INPUT_KEYMAP_H

#include "src/config/settings.h"
#include "ui/input/action.h"

/* Where a key means something, or'ed. */
enum where {
	IN_LIST = 1 << 0,
	IN_STORY = 1 << 1,
	IN_SIDE = 1 << 2,
	IN_FEEDS = 1 << 3,
	IN_FIRST = 1 << 4,
	IN_NEWS = IN_LIST | IN_STORY | IN_SIDE,
	IN_ALL = IN_NEWS | IN_FEEDS | IN_FIRST,
};

typedef struct keymap Keymap;

/* The reader's own keys come before the defaults. What makes no sense in
 * [keys] is added to `complaints` (char *; NULL: not wanted). */
Keymap *keymap_new(const Settings *settings, GPtrArray *complaints);
void keymap_free(Keymap *m); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keymap, keymap_free)

#define KEYMAP_MOST 3 /* keys after one another */

/* What those keys, typed after one another, ask for there; ACTION_NONE if
 * nothing. `*longer`: more keys may follow them. */
enum action keymap_typed(const Keymap *m, const int *keys, int n,
			 unsigned where, bool *longer);
/* What one key asks for there. */
enum action keymap_action(const Keymap *m, int key, unsigned where);
/* The first key that asks for an action there, as help shows it; "" if it has
 * none. The caller's. */
char *keymap_key(const Keymap *m, enum action a, unsigned where);
bool keymap_has(const Keymap *m, enum action a, unsigned where);
/* The same as a hint shows it: Enter as ↵, and an action without a key by its
 * command, ":name". The caller's. */
char *keymap_hint(const Keymap *m, enum action a, unsigned where);
/* All its keys anywhere, separated by blanks; "" if it has none. The
 * caller's. */
char *keymap_keys(const Keymap *m, enum action a);

#endif
