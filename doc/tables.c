/* tables: the tables of the manual and of README.md, from the programs' own
 * rows. Usage: tables keys|readme|settings */
#include "src/config/settings.h"
#include "ui/input/action.h"
#include "ui/input/keymap.h"

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

static void print_group(const Keymap *m, enum action_group g)
{
	/* "In" would be a macro of mdoc(7) */
	printf(".Ss \\&%s\n.Bl -tag -width Ds -compact\n",
	       action_group_name(g));
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		g_autofree char *keys = keymap_keys(m, a);
		g_autofree char *shown = escape(keys);

		if (action_group(a) != g)
			continue;
		printf(".It \\&%s\n%s\n.Pq Cm %s\n", *shown ? shown : "(none)",
		       action_help(a), action_name(a));
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

/* The actions of a part that have a key, each with its first. */
static void print_readme_group(const Keymap *m, enum action_group g)
{
	const char *before = "";

	printf("| %s | ", action_group_name(g));
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		g_autofree char *key = keymap_key(m, a, IN_ALL);

		if (action_group(a) != g || *key == '\0')
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
	fprintf(stderr, "tables keys|readme|settings\n");
	return 2;
}
