/* tables: the tables of the manual and of README.md, from the programs' own
 * rows. Usage: tables keys|readme|settings */
#include "src/base/url_key.h"
#include "src/config/settings.h"
#include "ui/input/action.h"
#include "ui/input/keymap.h"
#include "ui/update/palette.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* What mdoc would take for its own is escaped. */
static char *escape(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++) {
		if (*text == '\\')
			g_string_append(out, "\\e");
		else if (*text == '.' || *text == '\'' || *text == '"')
			g_string_append_printf(out, "\\&%c", *text);
		else
			g_string_append_c(out, *text);
	}
	return g_string_free(out, FALSE);
}

/* The keys of an action; where it has none its command, ":mark-older 3d". The
 * caller's. */
static char *keys_or_command(char *keys, enum action a)
{
	g_autofree char *found = keys;
	const char *argument = palette_argument(a);

	if (*found)
		return g_steal_pointer(&found);
	return g_strconcat(":", action_name(a), argument ? " " : "", argument,
			   NULL);
}

static void print_group(const Keymap *m, enum action_group g)
{
	/* "In" would be a macro of mdoc(7) */
	printf(".Ss \\&%s\n.Bl -tag -width Ds -compact\n",
	       action_group_name(g));
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		g_autofree char *keys = keys_or_command(keymap_keys(m, a), a);
		g_autofree char *shown = escape(keys);

		if (action_group(a) != g)
			continue;
		printf(".It \\&%s\n%s\n.Pq Cm %s\n", shown, action_help(a),
		       action_name(a));
	}
	printf(".El\n");
}

static void print_keys(void)
{
	g_autoptr(Settings) s = settings_new();
	g_autoptr(Keymap) m = keymap_new(s, NULL);

	for (enum action_group g = 0; g < GROUP_COUNT; g++)
		print_group(m, g);
}

/* The actions of a part, each with its first key, or its command. */
static void print_readme_group(const Keymap *m, enum action_group g)
{
	const char *before = "";

	printf("| %s | ", action_group_name(g));
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		g_autofree char *key =
			keys_or_command(keymap_key(m, a, IN_ALL), a);

		if (action_group(a) != g)
			continue;
		/* a bar ends a cell, also within a code span (GFM 4.10) */
		printf("%s`%s` %s", before, *key == '|' ? "\\|" : key,
		       action_help(a));
		before = " · ";
	}
	printf(" |\n");
}

static void print_readme(void)
{
	g_autoptr(Settings) s = settings_new();
	g_autoptr(Keymap) m = keymap_new(s, NULL);

	printf("| | |\n| --- | --- |\n");
	for (enum action_group g = 0; g < GROUP_COUNT; g++)
		print_readme_group(m, g);
}

static void print_settings(void)
{
	const struct setting_row *r;
	const char *group = "";

	for (guint i = 0; (r = settings_row(i)); i++) {
		if (strcmp(group, r->group) != 0) {
			if (*group)
				printf(".El\n");
			printf(".Ss [%s]\n.Bl -tag -width Ds -compact\n",
			       r->group);
			group = r->group;
		}
		printf(".It Cm %s\n%s", r->name, r->help);
		if (r->initial)
			printf("\n.Pq default: Ql %s", r->initial);
		printf("%s.\n", r->initial ? " " : "");
	}
	printf(".El\n");
}

static void print_tracking(void)
{
	const char *field;

	printf(".Ql");
	for (size_t i = 0; (field = url_tracking_field(i)); i++)
		printf("%s %s", i ? " ," : "", field);
	printf(" .\n");
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "keys") == 0) {
		print_keys();
		return 0;
	}
	if (argc == 2 && strcmp(argv[1], "readme") == 0) {
		print_readme();
		return 0;
	}
	if (argc == 2 && strcmp(argv[1], "settings") == 0) {
		print_settings();
		return 0;
	}
	if (argc == 2 && strcmp(argv[1], "tracking") == 0) {
		print_tracking();
		return 0;
	}
	fprintf(stderr, "tables keys|readme|settings|tracking\n");
	return 2;
}
