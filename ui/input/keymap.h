/* keymap: the table from keys to actions, the user's [keys] before the
 * defaults (`action = keys`: a key file allows no `]` or `=` in a name). */
#ifndef LEDE_UI_INPUT_KEYMAP_H
#define LEDE_UI_INPUT_KEYMAP_H

#include "src/config/settings.h"
#include "ui/input/action.h"

/* The places in which a key is bound, or'ed. */
enum where {
	IN_LIST = 1 << 0,
	IN_STORY = 1 << 1,
	IN_SIDE = 1 << 2,
	IN_FEEDS = 1 << 3,
	IN_FIRST = 1 << 4,
	IN_GRID = 1 << 5, /* the front page of several columns */
	IN_LISTS = IN_LIST | IN_GRID,
	IN_NEWS = IN_LISTS | IN_STORY | IN_SIDE,
	IN_ALL = IN_NEWS | IN_FEEDS | IN_FIRST,
};

typedef struct keymap Keymap;

/* The user's [keys] come before the defaults. Errors in them are added to
 * `complaints` (char *; NULL: not wanted). */
Keymap *keymap_new(const Settings *settings, GPtrArray *complaints);
void keymap_free(Keymap *m); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keymap, keymap_free)

#define KEYMAP_MOST 3 /* keys after one another */

struct key_sequence {
	int keys[KEYMAP_MOST];
	int n;
};

/* The action of that sequence of keys there; ACTION_NONE if it has none.
 * `*longer`: it is the beginning of a longer one. */
enum action keymap_typed(const Keymap *m, const struct key_sequence *s,
			 unsigned where, bool *longer);
/* The action of one key there. */
enum action keymap_action(const Keymap *m, int key, unsigned where);
/* The first key of an action there, as help shows it; "" if it has none. The
 * caller's. */
char *keymap_key(const Keymap *m, enum action a, unsigned where);
bool keymap_has(const Keymap *m, enum action a, unsigned where);
/* The same as a hint shows it: Enter as ↵, and an action without a key by its
 * command, ":name". The caller's. */
char *keymap_hint(const Keymap *m, enum action a, unsigned where);
/* All its keys anywhere, separated by blanks; "" if it has none. The
 * caller's. */
char *keymap_keys(const Keymap *m, enum action a);

#endif
