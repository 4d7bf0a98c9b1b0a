#include "ui/cmd/screen.h"

#include "ui/app/session.h"
#include "ui/output/print.h"

#include <glib/gi18n.h>

static bool read_size(const char *text, int *cols, int *rows)
{
	g_auto(GStrv) parts = g_strsplit(text, "x", 2);
	guint64 x, y;

	if (g_strv_length(parts) != 2 ||
	    !g_ascii_string_to_unsigned(parts[0], 10, 1, CANVAS_COLS_MAX, &x,
					NULL) ||
	    !g_ascii_string_to_unsigned(parts[1], 10, 1, CANVAS_ROWS_MAX, &y,
					NULL))
		return false;
	*cols = (int)x;
	*rows = (int)y;
	return true;
}

int cmd_screen(const struct subcommand *c, GError **error)
{
	g_autofree char *size = NULL;
	g_autofree char *keys = NULL;
	int colors = 0, cols = 80, rows = 24;
	const GOptionEntry entries[] = {
		{ "size", 0, 0, G_OPTION_ARG_STRING, &size,
		  N_("Columns and rows (80x24)"), N_("COLSxROWS") },
		{ "keys", 0, 0, G_OPTION_ARG_STRING, &keys,
		  N_("Keys to press first: 'j <Enter> <C-f>'"), N_("KEYS") },
		{ "colors", 0, 0, G_OPTION_ARG_INT, &colors,
		  N_("Colors as SGR sequences: 8, 16, 256 or 16777216"),
		  N_("N") },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;
	g_autoptr(Store) store = NULL;
	g_autoptr(Session) session = NULL;
	g_autofree char *text = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (*words || (size && !read_size(size, &cols, &rows)))
		return subcommand_usage(_("screen takes a size like 80x24"),
					error);
	if (colors != 0 && colors != 8 && colors != 16 && colors != 256 &&
	    colors != THEME_TRUE_COLORS)
		return subcommand_usage(
			_("--colors takes 0, 8, 16, 256 or 16777216"), error);
	if (!subcommand_store(&store, error))
		return 1;
	session = session_new(store, c->settings, cols, rows);
	if (keys && !session_keys(session, keys, error))
		return 2;
	text = session_text(session, colors);
	print_clean(text);
	return 0;
}
