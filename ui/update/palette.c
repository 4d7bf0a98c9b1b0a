#include "ui/update/palette.h"

#include "ui/input/key.h"
#include "ui/input/path.h"

#include <glib/gi18n.h>
#include <string.h>

/* Actions that ask for something, which may stand behind their names instead. */
static const struct {
	enum action action;
	enum ask ask;
	const char *argument;
} arguments[] = {
	/* clang-format off */
	{ ACTION_MARK_OLDER, ASK_OLDER,  "3d" },
	{ ACTION_IMPORT,     ASK_IMPORT, N_("PATH") },
	{ ACTION_FEED_ADD,   ASK_ADD,    N_("URL") },
	{ ACTION_PIPE,       ASK_PIPE,   N_("COMMAND") },
	{ ACTION_SAVE_TEXT,  ASK_SAVE,   N_("PATH") },
	{ ACTION_SET,        ASK_SET,    N_("NAME VALUE") },
	{ ACTION_FEED_EVERY, ASK_FEED_EVERY, N_("SPAN") },
	{ ACTION_FEED_FULL,  ASK_FEED_FULL,  "yes" },
	/* clang-format on */
};

enum ask palette_ask(enum action a)
{
	for (size_t i = 0; i < G_N_ELEMENTS(arguments); i++)
		if (arguments[i].action == a)
			return arguments[i].ask;
	return ASK_NONE;
}

const char *palette_argument(enum action a)
{
	for (size_t i = 0; i < G_N_ELEMENTS(arguments); i++)
		if (arguments[i].action == a)
			return _(arguments[i].argument);
	return NULL;
}

static bool any_word_begins(const char *name, const char *typed, size_t n)
{
	for (const char *at = name; at; at = strchr(at, '-')) {
		at += *at == '-';
		if (g_ascii_strncasecmp(at, typed, n) == 0)
			return true;
	}
	return false;
}

#define RANK_MOST 4

/* How well a name fits: 4 it is that, 3 it begins so, 2 a word of it does. */
static int rank_name(const char *name, const char *typed, size_t n)
{
	if (g_ascii_strncasecmp(name, typed, n) == 0)
		return name[n] == '\0' ? 4 : 3;
	return any_word_begins(name, typed, n) ? 2 : 0;
}

/* What is typed behind a name; NULL where there is nothing. */
static const char *typed_argument(const char *typed)
{
	const char *blank = strchr(typed, ' ');

	return blank && blank[strspn(blank, " ")] != '\0'
		       ? blank + strspn(blank, " ")
		       : NULL;
}

/* Whether what is typed is that action's name, or its beginning, and an argument. */
static bool has_argument(const Settings *s, enum action a, const char *typed)
{
	return palette_ask(a) != ASK_NONE && typed_argument(typed) &&
	       rank_name(user_command_name(s, a), typed, strcspn(typed, " ")) >
		       0;
}

/* The same, and 1 its help holds it. */
static int rank_action(const Settings *s, enum action a, const char *typed)
{
	const char *name = user_command_name(s, a);
	g_autofree char *help = NULL, *sought = NULL;
	int rank = rank_name(name, typed,
			     has_argument(s, a, typed) ? strcspn(typed, " ")
						       : strlen(typed));

	if (rank > 0)
		return rank;
	help = g_utf8_casefold(user_command_help(s, a), -1);
	sought = g_utf8_casefold(typed, -1);
	return strstr(help, sought) != NULL;
}

/* Appends an action that is not there yet. */
static void add_action(GArray *order, enum action a)
{
	for (guint i = 0; i < order->len; i++)
		if (g_array_index(order, enum action, i) == a)
			return;
	g_array_append_val(order, a);
}

static void add_used(GArray *order, const View *v)
{
	const GPtrArray *past = v->prompt.past[ASK_COMMAND];

	for (guint i = past->len; i-- > 0;) {
		const char *line = g_ptr_array_index(past, i);
		g_autofree char *name = g_strndup(line, strcspn(line, " "));
		enum action a = user_command_find(v->settings, name);

		if (a != ACTION_NONE)
			add_action(order, a);
	}
}

/* What was used last, then, where nothing is typed, what has no key, then the rest. */
static GArray *order_actions(const View *v, bool typed)
{
	GArray *order = g_array_new(FALSE, FALSE, sizeof(enum action));
	enum action end = user_command_end(v->settings);

	add_used(order, v);
	for (enum action a = ACTION_NONE + 1; !typed && a < end; a++)
		if (!keymap_has(v->keymap, a, IN_ALL))
			add_action(order, a);
	for (enum action a = ACTION_NONE + 1; a < end; a++)
		add_action(order, a);
	return order;
}

static char *typed_line(const View *v)
{
	return g_strstrip(g_strdup(v->prompt.line->text->str));
}

guint palette_actions(const View *v, enum action out[ACTION_END])
{
	g_autofree char *typed = typed_line(v);
	g_autoptr(GArray) order = order_actions(v, *typed != '\0');
	guint n = 0;

	for (int want = RANK_MOST; want > 0; want--)
		for (guint i = 0; i < order->len; i++) {
			enum action a = g_array_index(order, enum action, i);

			if (rank_action(v->settings, a, typed) == want)
				out[n++] = a;
		}
	return n;
}

/* The one selected; ACTION_NONE where none matches. */
static enum action chosen_action(const View *v)
{
	enum action actions[ACTION_END];
	int n = (int)palette_actions(v, actions);

	return n > 0 ? actions[CLAMP(v->dialog.choice, 0, n - 1)] : ACTION_NONE;
}

struct command palette_take(View *v)
{
	g_autofree char *typed = typed_line(v);
	g_autofree char *line = NULL;
	struct command c = { .action = chosen_action(v) };
	const char *name;

	if (c.action == ACTION_NONE)
		return c;
	name = user_command_name(v->settings, c.action);
	if (has_argument(v->settings, c.action, typed))
		c.argument = g_strdup(typed_argument(typed));
	line = c.argument ? g_strconcat(name, " ", c.argument, NULL)
			  : g_strdup(name);
	prompt_remember(v->prompt.past[ASK_COMMAND], line);
	return c;
}

/* Completes a path that is being typed, else the name of the selected command. */
static void complete_line(View *v)
{
	const char *typed = v->prompt.line->text->str;
	const char *argument = typed_argument(typed);
	enum action a = chosen_action(v);
	enum ask ask = palette_ask(a);
	g_autofree char *path = NULL, *line = NULL;

	if (a == ACTION_NONE)
		return;
	if (!argument) {
		line = g_strconcat(user_command_name(v->settings, a),
				   ask == ASK_NONE ? "" : " ", NULL);
	} else if (ask == ASK_IMPORT || ask == ASK_SAVE) {
		path = path_complete(argument);
		line = g_strdup_printf("%.*s%s", (int)(argument - typed), typed,
				       path);
	}
	if (!line)
		return;
	prompt_set(v->prompt.line, line);
	v->dialog.choice = 0;
}

bool palette_key(View *v, int key)
{
	enum action actions[ACTION_END];
	int last, by = key == K_UP ? -1 : 1;

	if (v->prompt.ask != ASK_COMMAND ||
	    (key != K_UP && key != K_DOWN && key != K_TAB))
		return false;
	if (key == K_TAB) {
		complete_line(v);
		return true;
	}
	last = (int)palette_actions(v, actions) - 1;
	v->dialog.choice = CLAMP(v->dialog.choice + by, 0, MAX(last, 0));
	return true;
}
