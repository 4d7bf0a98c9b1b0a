#include "ui/app/subcommand.h"
#include "config.h"

#include "src/base/error.h"
#include "src/base/paths.h"
#include "ui/output/print.h"

#include <glib/gi18n.h>
#include <stdlib.h>

static bool usage_error(GError *why, GError **error)
{
	g_set_error(error, LEDE_ERROR, ERROR_USAGE, _("%s; see %s --help"),
		    why->message, g_get_prgname());
	g_error_free(why);
	return false;
}

bool subcommand_options(const struct subcommand *c, const GOptionEntry *entries,
			char ***words, GError **error)
{
	g_autofree char *program = c->command
					   ? g_strconcat("lede ", c->name, NULL)
					   : g_strdup(c->name);
	g_autoptr(GOptionContext) context = g_option_context_new(c->usage);
	g_auto(GStrv) argv = g_strdupv(c->argv);
	gboolean version = FALSE;
	const GOptionEntry common[] = {
		{ "version", 0, 0, G_OPTION_ARG_NONE, &version,
		  N_("Show the version and exit"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	GError *why = NULL;

	g_set_prgname(program);
	if (entries)
		g_option_context_add_main_entries(context, entries,
						  GETTEXT_PACKAGE);
	g_option_context_add_main_entries(context, common, GETTEXT_PACKAGE);
	g_option_context_set_summary(context, _(c->about));
	if (!g_option_context_parse_strv(context, &argv, &why))
		return usage_error(why, error);
	if (version) {
		print_line("lede " PACKAGE_VERSION);
		exit(print_flush() ? 0 : 1);
	}
	*words = g_strdupv(argv + 1);
	return true;
}

int subcommand_usage(const char *words, GError **error)
{
	g_set_error(error, LEDE_ERROR, ERROR_USAGE, "%s", words);
	return 2;
}

bool subcommand_store(Store **out, GError **error)
{
	g_autofree char *path = paths_get(PATH_STORE);

	*out = NULL;
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return true;
	*out = store_open_read(path, error);
	return *out != NULL;
}

Stories *subcommand_story(Store *s, const char *typed, GError **error)
{
	g_autoptr(Stories) one = NULL;
	guint64 n;
	int64_t id;

	if (!g_ascii_string_to_unsigned(typed, 10, 1, G_MAXINT64, &n, NULL)) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("“%s” is not an ID; lede list shows them"),
			    typed);
		return NULL;
	}
	id = (int64_t)n;
	if (s) {
		one = store_stories(s, &id, 1, error);
		if (!one || one->all->len)
			return g_steal_pointer(&one);
	}
	g_set_error(error, LEDE_ERROR, ERROR_ABSENT, _("there is no story %s"),
		    typed);
	return NULL;
}
