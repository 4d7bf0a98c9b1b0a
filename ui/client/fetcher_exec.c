#include "ui/client/fetcher_exec.h"
#include "config.h"

#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/base/process.h"
#include "ui/output/print.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_MS 60000 /* until it is waited for again */

static bool usage_error(GError *why, GError **error)
{
	g_set_error(error, LEDE_ERROR, ERROR_USAGE, _("%s; see %s --help"),
		    why->message, g_get_prgname());
	g_error_free(why);
	return false;
}

bool cmd_options(const struct cmd *c, const GOptionEntry *entries,
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
		  N_("Show the version and end"), NULL },
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

bool cmd_store(Store **out, GError **error)
{
	g_autofree char *path = paths_get(PATH_STORE);

	*out = NULL;
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return true;
	*out = store_open_read(path, error);
	return *out != NULL;
}

Stories *cmd_story(Store *s, const char *typed, GError **error)
{
	g_autoptr(Stories) one = NULL;
	guint64 n;
	int64_t id;

	if (!g_ascii_string_to_unsigned(typed, 10, 1, G_MAXINT64, &n, NULL)) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("“%s” is no ID; lede list shows them"), typed);
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

char *cmd_fetcher_path(const struct cmd *c, GError **error)
{
	char *path = paths_fetcher(c->self);

	if (!path)
		g_set_error(error, LEDE_ERROR, ERROR_DISK,
			    _("lede-fetcher was not found"));
	return path;
}

static char **fetcher_argv(const char *path, const char *const *words)
{
	GPtrArray *argv = g_ptr_array_new();

	g_ptr_array_add(argv, g_strdup(path));
	for (; *words; words++)
		g_ptr_array_add(argv, g_strdup(*words));
	g_ptr_array_add(argv, NULL);
	return (char **)g_ptr_array_free(argv, FALSE);
}

void cmd_become_fetcher(const struct cmd *c, const char *const *words,
			GError **error)
{
	g_autofree char *path = cmd_fetcher_path(c, error);
	g_auto(GStrv) argv = path ? fetcher_argv(path, words) : NULL;

	if (!argv)
		return;
	execv(path, argv);
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", path,
		    g_strerror(errno));
}

int cmd_ask_fetcher(const struct cmd *c, const char *const *words, Buf *out,
		    GError **error)
{
	g_autofree char *path = cmd_fetcher_path(c, error);
	g_auto(GStrv) argv = path ? fetcher_argv(path, words) : NULL;
	struct process_plan plan = { .argv = (const char *const *)argv,
				     .output_max = out ? out->max : 0 };
	g_autoptr(Process) p = argv ? process_start(&plan, error) : NULL;
	const Buf *output;
	int status;

	if (!p)
		return -1;
	while (!process_wait(p, WAIT_MS))
		continue;
	output = process_output(p);
	if (process_state(p) == PROCESS_TOO_LARGE ||
	    (out && !buf_add(out, output->bytes, output->size))) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the text is too large"));
		return -1;
	}
	status = process_status(p);
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	g_set_error(error, LEDE_ERROR, ERROR_WIRE, _("lede-fetcher stopped"));
	return -1;
}
