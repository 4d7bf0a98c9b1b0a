#include "src/config/config_file.h"

#include "src/base/error.h"
#include "src/base/paths.h"

#include <glib/gi18n.h>
#include <stdbool.h>
#include <string.h>

#define CONF_BYTES_MAX (256 * 1024)

/* The file while it is read. */
struct reading {
	Settings *settings;
	GPtrArray *complaints;
	const char *name; /* of the file, for complaints */
	char *group;
	int line;
};

static void complain(struct reading *r, const char *why)
{
	g_ptr_array_add(r->complaints,
			g_strdup_printf("%s:%d: %s", r->name, r->line, why));
}

/* One key and its value, by GKeyFile, for its escapes and blanks. A line at a time,
 * because GKeyFile gives up a whole file for one bad line. */
static void read_pair(struct reading *r, const char *line)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GError) error = NULL;
	g_autofree char *text = g_strconcat("[g]\n", line, "\n", NULL);
	g_auto(GStrv) keys = NULL;
	struct named_setting set = { .group = r->group, .line = r->line };
	g_autofree char *value = NULL;

	if (g_key_file_load_from_data(file, text, (gsize)-1, G_KEY_FILE_NONE,
				      NULL))
		keys = g_key_file_get_keys(file, "g", NULL, NULL);
	if (keys && keys[0])
		value = g_key_file_get_string(file, "g", keys[0], NULL);
	if (!value) {
		complain(r, _("not “name = value”"));
		return;
	}
	if (!r->group) {
		complain(r, _("a setting before the first [group]"));
		return;
	}
	set.name = keys[0];
	set.value = value;
	if (!settings_set(r->settings, &set, &error))
		complain(r, error->message);
}

static void read_group(struct reading *r, const char *line)
{
	size_t n = strlen(line);

	g_clear_pointer(&r->group, g_free);
	if (n < 3 || line[n - 1] != ']')
		complain(r, _("a group is written [name]"));
	else
		r->group = g_strndup(line + 1, n - 2);
}

static void read_line(struct reading *r, char *line)
{
	g_strstrip(line);
	r->line++;
	if (*line == '\0' || *line == '#')
		return;
	if (!g_utf8_validate(line, -1, NULL))
		complain(r, _("this line is not UTF-8"));
	else if (*line == '[')
		read_group(r, line);
	else
		read_pair(r, line);
}

void config_file_read(const char *path, Settings *s, GPtrArray *complaints)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = paths_read(path, CONF_BYTES_MAX, &error);
	struct reading r = { s, complaints, "config", NULL, 0 };
	g_auto(GStrv) lines = NULL;

	if (!text) {
		g_ptr_array_add(complaints, g_strdup(error->message));
		return;
	}
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++)
		read_line(&r, *line);
	g_free(r.group);
}
