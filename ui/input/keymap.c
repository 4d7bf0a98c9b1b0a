#include "ui/input/keymap.h"

#include "ui/input/key.h"
#include "ui/input/user_command.h"

#include <glib/gi18n.h>
#include <string.h>

#define CTRL(c) ((c) - 'a' + 1)

/* bits of a key: a code point of Unicode, or a K_ value after the last */
#define KEY_BITS 21

struct binding {
	int64_t keys; /* up to KEYMAP_MOST, the first in the lowest bits */
	enum action action;
	unsigned where; /* enum where */
};

struct keymap {
	GArray *own;               /* struct binding, the reader's */
	bool replaced[ACTION_END]; /* [keys] names it: its defaults are off */
};

/* The first match wins. The first key of an action is the one that hints and
 * the palette show. */
static const struct binding defaults[] = {
	/* clang-format off */
	{ 'a',           ACTION_FEED_ADD,        IN_FEEDS },
	{ 'e',           ACTION_FEED_EDIT,       IN_FEEDS },
	{ 'E',           ACTION_FEED_NAME,       IN_FEEDS },
	{ 'd',           ACTION_FEED_REMOVE,     IN_FEEDS },
	{ 'x',           ACTION_FEED_PAUSE,      IN_FEEDS },
	{ 't',           ACTION_FEED_SECTION,    IN_FEEDS },
	{ 'r',           ACTION_FEED_REFRESH,    IN_FEEDS },
	{ 'n',           ACTION_NEXT_FAILING,    IN_FEEDS },
	{ 'p',           ACTION_PREVIOUS_FAILING, IN_FEEDS },
	{ 'j',           ACTION_DOWN,            IN_ALL },
	{ 'k',           ACTION_UP,              IN_ALL },
	{ K_DOWN,        ACTION_DOWN,            IN_ALL },
	{ K_UP,          ACTION_UP,              IN_ALL },
	{ K_SPACE,       ACTION_PAGE_DOWN,       IN_ALL },
	{ 'b',           ACTION_PAGE_UP,         IN_ALL },
	{ K_PAGE_DOWN,   ACTION_PAGE_DOWN,       IN_ALL },
	{ K_PAGE_UP,     ACTION_PAGE_UP,         IN_ALL },
	{ CTRL('f'),     ACTION_PAGE_DOWN,       IN_ALL },
	{ CTRL('b'),     ACTION_PAGE_UP,         IN_ALL },
	{ CTRL('d'),     ACTION_HALF_DOWN,       IN_ALL },
	{ CTRL('u'),     ACTION_HALF_UP,         IN_ALL },
	{ 'g',           ACTION_TOP,             IN_ALL },
	{ 'G',           ACTION_BOTTOM,          IN_ALL },
	{ K_HOME,        ACTION_TOP,             IN_ALL },
	{ K_END,         ACTION_BOTTOM,          IN_ALL },
	{ 'n',           ACTION_NEXT_UNREAD,     IN_NEWS },
	{ 'p',           ACTION_PREVIOUS_UNREAD, IN_NEWS },
	{ 'N',           ACTION_HIT_BACK,        IN_STORY },
	{ 'J',           ACTION_NEXT,            IN_NEWS },
	{ 'K',           ACTION_PREVIOUS,        IN_NEWS },
	{ K_TAB,         ACTION_FOCUS,           IN_NEWS },
	{ K_BACKTAB,     ACTION_FOCUS,           IN_NEWS },
	{ K_ENTER,       ACTION_OPEN,            IN_ALL },
	{ '\n',          ACTION_OPEN,            IN_ALL },
	{ 'l',           ACTION_DEEPER,          IN_STORY },
	{ K_RIGHT,       ACTION_DEEPER,          IN_STORY },
	{ K_LEFT,        ACTION_COLUMN_LEFT,     IN_GRID },
	{ K_RIGHT,       ACTION_COLUMN_RIGHT,    IN_GRID },
	{ 'H',           ACTION_COLUMN_LEFT,     IN_GRID },
	{ 'L',           ACTION_COLUMN_RIGHT,    IN_GRID },
	{ 'l',           ACTION_OPEN,            IN_ALL },
	{ K_RIGHT,       ACTION_OPEN,            IN_ALL },
	{ 'q',           ACTION_BACK,            IN_ALL },
	{ 'h',           ACTION_OUT,             IN_ALL },
	{ K_LEFT,        ACTION_OUT,             IN_ALL },
	{ K_ESC,         ACTION_CLOSE,           IN_ALL },
	{ K_BACKSPACE,   ACTION_OUT,             IN_ALL },
	{ CTRL('h'),     ACTION_OUT,             IN_ALL },
	{ 'Q',           ACTION_QUIT,            IN_ALL },
	{ 'o',           ACTION_BROWSE,          IN_NEWS | IN_FEEDS },
	{ 'O',           ACTION_BROWSE_READ,     IN_NEWS },
	{ 'y',           ACTION_COPY,            IN_NEWS | IN_FEEDS },
	{ 'm',           ACTION_MARK,            IN_NEWS },
	{ 'A',           ACTION_MARK_ALL,        IN_LISTS },
	{ 's',           ACTION_SAVE,            IN_NEWS },
	{ 'M',           ACTION_MUTE,            IN_NEWS },
	{ 'u',           ACTION_UNDO,            IN_ALL },
	{ 'r',           ACTION_REFRESH,         IN_NEWS | IN_FIRST },
	{ 'R',           ACTION_REFRESH_ALL,     IN_ALL },
	{ K_F1 + 4,      ACTION_REFRESH_ALL,     IN_ALL },
	{ '/',           ACTION_SEARCH,          IN_ALL },
	{ 'f',           ACTION_FILTER,          IN_LISTS | IN_SIDE },
	{ 't',           ACTION_SORT,            IN_LISTS | IN_SIDE },
	{ '[',           ACTION_SECTION_LEFT,    IN_ALL },
	{ ']',           ACTION_SECTION_RIGHT,   IN_ALL },
	{ 'a',           ACTION_OUTLETS,         IN_NEWS },
	{ 'z',           ACTION_UNFOLD,          IN_LISTS },
	{ 'i',           ACTION_DETAILS,         IN_NEWS },
	{ 'v',           ACTION_PICTURE,         IN_STORY },
	{ '|',           ACTION_PIPE,            IN_STORY },
	{ 'S',           ACTION_SAVE_TEXT,       IN_STORY },
	{ 'Y',           ACTION_COPY_PARAGRAPH,  IN_STORY },
	{ 'e',           ACTION_WHOLE_TEXT,      IN_STORY },
	{ '=',           ACTION_SIDEBAR,         IN_NEWS },
	{ 'F',           ACTION_FEEDS,           IN_ALL },
	{ ':',           ACTION_COMMAND,         IN_ALL },
	{ '?',           ACTION_HELP,            IN_ALL },
	{ K_F1,          ACTION_HELP,            IN_ALL },
	{ K_CTRL_C,      ACTION_STOP,            IN_ALL },
	{ CTRL('l'),     ACTION_REDRAW,          IN_ALL },
	{ CTRL('z'),     ACTION_SUSPEND,         IN_ALL },
	/* clang-format on */
};

static void complain_of_keys(GPtrArray *complaints,
			     const struct named_setting *n, const char *words)
{
	if (complaints)
		g_ptr_array_add(complaints,
				g_strdup_printf("config:%d: %s: %s", n->line,
						n->name, words));
}

/* The places of an action's default keys hold for the user's keys, too; user
 * commands need a story. */
static unsigned default_places(enum action a)
{
	unsigned where = a >= ACTION_USER ? IN_NEWS : 0;

	for (size_t i = 0; i < G_N_ELEMENTS(defaults); i++)
		if (defaults[i].action == a)
			where |= defaults[i].where;
	return where ? where : IN_ALL;
}

static int nth_key(int64_t keys, int i)
{
	return (int)(keys >> (KEY_BITS * i)) & ((1 << KEY_BITS) - 1);
}

/* A key by its name, or a sequence: "gg", "<C-x>s"; 0 if it is neither. */
static int64_t parse_keys(const char *word)
{
	const char *rest = word;
	/* the names of < and > are <lt> and <gt>: these are two letters */
	bool is_name = strcmp(word, "lt") != 0 && strcmp(word, "gt") != 0;
	int64_t keys = is_name ? key_find(word) : K_NONE;

	if (keys != K_NONE)
		return keys;
	for (int i = 0; *rest; i++) {
		int key = key_read(rest, &rest);

		if (key == K_NONE || i == KEYMAP_MOST)
			return 0;
		keys |= (int64_t)key << (KEY_BITS * i);
	}
	return keys;
}

/* Of two actions with the same keys in one place the first has them. */
static void complain_of_conflict(const Keymap *m, const struct binding *b,
				 const struct named_setting *n,
				 GPtrArray *complaints)
{
	for (guint i = 0; i < m->own->len; i++) {
		const struct binding *other =
			&g_array_index(m->own, struct binding, i);

		if (other->keys == b->keys && (other->where & b->where) &&
		    other->action != b->action) {
			complain_of_keys(complaints, n,
					 _("an earlier action has this key"));
			return;
		}
	}
}

static void take_own(Keymap *m, const Settings *settings,
		     const struct named_setting *n, GPtrArray *complaints)
{
	enum action a = user_command_find(settings, n->name);
	g_auto(GStrv) keys = NULL;

	if (a == ACTION_NONE) {
		complain_of_keys(complaints, n, _("no such action"));
		return;
	}
	keys = g_strsplit_set(n->value, " \t", -1);
	/* no keys unbind the action; if none of them exists, it keeps its own */
	m->replaced[a] = *n->value == '\0';
	for (char **k = keys; *k; k++) {
		struct binding b = { .action = a, .where = default_places(a) };

		if (**k == '\0')
			continue;
		b.keys = parse_keys(*k);
		if (!b.keys) {
			complain_of_keys(complaints, n, _("no such key"));
			continue;
		}
		complain_of_conflict(m, &b, n, complaints);
		g_array_append_val(m->own, b);
		m->replaced[a] = true;
	}
}

Keymap *keymap_new(const Settings *settings, GPtrArray *complaints)
{
	Keymap *m = g_new0(Keymap, 1);

	m->own = g_array_new(FALSE, FALSE, sizeof(struct binding));
	if (complaints)
		user_command_check(settings, complaints);
	for (guint i = 0; settings->named && i < settings->named->len; i++) {
		const struct named_setting *n = &g_array_index(
			settings->named, struct named_setting, i);

		if (strcmp(n->group, "keys") == 0)
			take_own(m, settings, n, complaints);
	}
	return m;
}

void keymap_free(Keymap *m)
{
	if (!m)
		return;
	g_array_unref(m->own);
	g_free(m);
}

static guint count_bindings(const Keymap *m)
{
	return m->own->len + (guint)G_N_ELEMENTS(defaults);
}

/* The i-th binding, the user's first; NULL for a default that [keys]
 * replaces. */
static const struct binding *nth_binding(const Keymap *m, guint i)
{
	const struct binding *b;

	if (i < m->own->len)
		return &g_array_index(m->own, struct binding, i);
	b = &defaults[i - m->own->len];
	return m->replaced[b->action] ? NULL : b;
}

/* Whether keys begin with those; *whole if there are no more. */
static bool keys_begin_with(int64_t all, const struct key_sequence *s,
			    bool *whole)
{
	for (int i = 0; i < s->n; i++)
		if (nth_key(all, i) != s->keys[i])
			return false;
	*whole = s->n == KEYMAP_MOST || nth_key(all, s->n) == 0;
	return true;
}

enum action keymap_typed(const Keymap *m, const struct key_sequence *s,
			 unsigned where, bool *longer)
{
	enum action found = ACTION_NONE;

	*longer = false;
	for (guint i = 0; i < count_bindings(m); i++) {
		const struct binding *b = nth_binding(m, i);
		bool whole;

		if (!b || !(b->where & where) ||
		    !keys_begin_with(b->keys, s, &whole))
			continue;
		if (!whole)
			*longer = true;
		else if (found == ACTION_NONE)
			found = b->action;
	}
	return found;
}

enum action keymap_action(const Keymap *m, int key, unsigned where)
{
	const struct key_sequence s = { { key }, 1 };
	bool longer;

	return keymap_typed(m, &s, where, &longer);
}

static char *keys_name(int64_t keys)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < KEYMAP_MOST && nth_key(keys, i); i++) {
		g_autofree char *name = key_name(nth_key(keys, i));

		g_string_append(out, name);
	}
	return g_string_free(out, FALSE);
}

/* Whether an earlier binding of the same keys holds wherever this one does. */
static bool is_shadowed(const Keymap *m, guint at, unsigned where)
{
	const struct binding *b = nth_binding(m, at);
	unsigned left = b->where & where;

	for (guint i = 0; i < at; i++) {
		const struct binding *other = nth_binding(m, i);

		if (other && other->keys == b->keys)
			left &= ~other->where;
	}
	return left == 0;
}

static bool is_bound(const Keymap *m, guint at, enum action a, unsigned where)
{
	const struct binding *b = nth_binding(m, at);

	return b && b->action == a && (b->where & where) &&
	       !is_shadowed(m, at, where);
}

char *keymap_key(const Keymap *m, enum action a, unsigned where)
{
	const struct binding *first = NULL;

	for (guint i = 0; i < count_bindings(m); i++) {
		if (!is_bound(m, i, a, where))
			continue;
		if (!first)
			first = nth_binding(m, i);
	}
	return first ? keys_name(first->keys) : g_strdup("");
}

bool keymap_has(const Keymap *m, enum action a, unsigned where)
{
	g_autofree char *key = keymap_key(m, a, where);

	return *key != '\0';
}

/* ":name", as it is typed by the key that opens the command line: ";name",
 * "F12 name". */
static char *command_hint(const Keymap *m, enum action a, unsigned where)
{
	g_autofree char *key = keymap_key(m, ACTION_COMMAND, where);
	const char *gap = g_utf8_strlen(key, -1) > 1 ? " " : "";

	return g_strconcat(*key ? key : ":", gap, action_name(a), NULL);
}

char *keymap_hint(const Keymap *m, enum action a, unsigned where)
{
	g_autofree char *key = keymap_key(m, a, where);

	if (*key == '\0')
		return command_hint(m, a, where);
	return strcmp(key, "Enter") == 0 ? g_strdup("↵")
					 : g_steal_pointer(&key);
}

/* C-j and C-h are the defaults of terminals that send them for Enter and
 * Backspace: one of each pair is enough to be shown. */
static bool is_alias(const Keymap *m, guint at)
{
	int64_t keys = nth_binding(m, at)->keys;

	return at >= m->own->len && (keys == '\n' || keys == CTRL('h'));
}

char *keymap_keys(const Keymap *m, enum action a)
{
	GString *out = g_string_new(NULL);
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (guint i = 0; i < count_bindings(m); i++) {
		const struct binding *b = nth_binding(m, i);
		g_autofree char *name = NULL;
		bool had = false;

		if (!b || b->action != a || is_shadowed(m, i, b->where) ||
		    is_alias(m, i))
			continue;
		for (guint k = 0; k < seen->len; k++)
			had = had || g_array_index(seen, int64_t, k) == b->keys;
		if (had)
			continue;
		g_array_append_val(seen, b->keys);
		name = keys_name(b->keys);
		if (out->len > 0)
			g_string_append_c(out, ' ');
		g_string_append(out, name);
	}
	g_array_unref(seen);
	return g_string_free(out, FALSE);
}
