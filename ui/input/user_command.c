#include "ui/input/user_command.h"

#include "src/base/clean.h"
#include "src/base/error.h"
#include "src/base/url_format.h"
#include "ui/os/spawn.h"

#include <glib/gi18n.h>
#include <string.h>

/* The i-th line of [commands]; NULL after the last. */
static const struct named_setting *nth_command(const Settings *s, int i)
{
	for (guint k = 0; s->named && k < s->named->len; k++) {
		const struct named_setting *n =
			&g_array_index(s->named, struct named_setting, k);

		if (strcmp(n->group, "commands") == 0 && i-- == 0)
			return n;
	}
	return NULL;
}

static const struct named_setting *command_of(const Settings *s, enum action a)
{
	return nth_command(s, (int)(a - ACTION_USER));
}

enum action user_command_end(const Settings *s)
{
	enum action end = ACTION_USER;

	while (end < ACTION_END && command_of(s, end))
		end++;
	return end;
}

enum action user_command_find(const Settings *s, const char *name)
{
	for (enum action a = ACTION_USER; a < user_command_end(s); a++)
		if (strcmp(command_of(s, a)->name, name) == 0)
			return a;
	return action_find(name);
}

const char *user_command_name(const Settings *s, enum action a)
{
	return a < ACTION_USER ? action_name(a) : command_of(s, a)->name;
}

const char *user_command_help(const Settings *s, enum action a)
{
	return a < ACTION_USER ? action_help(a) : command_of(s, a)->value;
}

static void complain_of_command(GPtrArray *complaints,
				const struct named_setting *n,
				const char *words)
{
	g_ptr_array_add(complaints, g_strdup_printf("config:%d: %s: %s",
						    n->line, n->name, words));
}

static void check_command(const Settings *s, int i, GPtrArray *complaints)
{
	const struct named_setting *n = nth_command(s, i);
	g_autoptr(GError) error = NULL;

	if (i >= ACTION_USER_MAX)
		complain_of_command(complaints, n, _("too many commands"));
	if (action_find(n->name) != ACTION_NONE)
		complain_of_command(complaints, n,
				    _("lede has an action with that name"));
	for (int k = 0; k < i; k++)
		if (strcmp(nth_command(s, k)->name, n->name) == 0)
			complain_of_command(complaints, n,
					    _("the name is used twice"));
	if (!g_shell_parse_argv(n->value, NULL, NULL, &error))
		complain_of_command(complaints, n, error->message);
}

void user_command_check(const Settings *s, GPtrArray *complaints)
{
	for (int i = 0; nth_command(s, i); i++)
		check_command(s, i, complaints);
}

/* Text of a feed as an argument: one line, and no leading "-", which the
 * program would take for an option. */
static char *as_word(const char *text)
{
	g_autofree char *line = clean_text(text ? text : "", CLEAN_LINE);

	return g_strdup(line + strspn(line, "- "));
}

bool user_command_run(const Settings *s, enum action a,
		      const struct story *story, GError **error)
{
	static const char *const schemes[] = { "http", "https", NULL };
	g_auto(GStrv) words = NULL;
	g_autofree char *url = NULL;
	g_autofree char *title = as_word(story->title);
	g_autofree char *feed = as_word(story->source);

	if (!story->url) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("This headline has no link."));
		return false;
	}
	url = url_for_program(story->url, schemes, error);
	if (!url ||
	    !g_shell_parse_argv(command_of(s, a)->value, NULL, &words, error))
		return false;
	spawn_fill_in(words, "%u", url);
	spawn_fill_in(words, "%t", title);
	spawn_fill_in(words, "%f", feed);
	return spawn_detached(words, error);
}
