#include "ui/cmd/read.h"

#include "src/base/error.h"
#include "src/base/paths.h"
#include "ui/app/app.h"
#include "ui/app/plain.h"
#include "ui/client/fetcher_exec.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE_MAX 65536 /* bytes of the sample's list of feeds */

static int read_plain(const struct subcommand *c, GError **error)
{
	g_autoptr(Store) store = NULL;
	g_autofree char *fetcher = paths_fetcher(c->self);
	g_autoptr(Client) client = client_new(fetcher);

	if (!subcommand_store(&store, error))
		return 1;
	return plain_run(store, c->settings, client, error);
}

/* lede --sample, and back again. */
static void show_sample(const struct subcommand *c)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *name = g_strdup(self ? self : c->self);
	char option[] = "--sample";
	char *argv[] = { name, option, NULL };

	/* in the foreground, with the terminal */
	g_spawn_sync(NULL, argv, NULL,
		     G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN, NULL,
		     NULL, NULL, NULL, NULL, NULL);
}

static int read_screen(const struct subcommand *c, bool is_sample,
		       GError **error)
{
	const struct app app = { c->self, c->settings, c->complaints,
				 is_sample };
	bool sample;
	int status;

	for (;;) {
		status = app_run(&app, &sample, error);
		if (!sample)
			return status;
		show_sample(c);
	}
}

static char *sample_file(const char *name, GError **error)
{
	g_autofree char *below = g_build_filename("sample", name, NULL);
	char *path = paths_data(below);

	if (!path)
		g_set_error(error, LEDE_ERROR, ERROR_DISK,
			    _("the sample edition was not found"));
	return path;
}

/* The clock is set to the edition's own hour, so that its ages do not grow. */
static bool set_hour(GError **error)
{
	g_autofree char *path = sample_file("now", error);
	g_autofree char *text =
		path ? paths_read(path, SAMPLE_MAX, error) : NULL;

	return text && g_setenv("LEDE_NOW", g_strstrip(text), TRUE);
}

/* The feeds are files in the folder of their list, which writes %d for it. */
static bool write_feeds(GError **error)
{
	g_autofree char *path = sample_file("feeds", error);
	g_autofree char *text =
		path ? paths_read(path, SAMPLE_MAX, error) : NULL;
	g_autofree char *folder = path ? g_path_get_dirname(path) : NULL;
	g_autofree char *whole =
		folder ? g_canonicalize_filename(folder, NULL) : NULL;
	g_autofree char *escaped = NULL;
	g_autofree char *filled = NULL;
	g_autofree char *to = paths_get(PATH_FEEDS);
	g_auto(GStrv) parts = NULL;

	if (!text)
		return false;
	escaped = g_uri_escape_string(whole, "/", FALSE);
	/* the list says file://%d, and the folder begins with a slash */
	parts = g_strsplit(text, "%d", -1);
	filled = g_strjoinv(escaped, parts);
	return paths_make_folder(to, error) && paths_write(to, filled, error);
}

static char *make_folder(GError **error)
{
	const char *runtime = g_getenv("XDG_RUNTIME_DIR");
	char *path;

	if (!runtime || !g_file_test(runtime, G_FILE_TEST_IS_DIR))
		runtime = g_get_tmp_dir();
	path = g_build_filename(runtime, "lede-XXXXXX", NULL);
	if (g_mkdtemp(path))
		return path;
	g_set_error(error, LEDE_ERROR, ERROR_DISK,
		    _("no folder could be made in %s"), runtime);
	g_free(path);
	return NULL;
}

static bool fill_store(const struct subcommand *c, const char *folder,
		       GError **error)
{
	static const char *const variables[] = {
		"XDG_CONFIG_HOME",
		"XDG_DATA_HOME",
		"XDG_STATE_HOME",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++)
		g_setenv(variables[i], folder, TRUE);
	return set_hour(error) && write_feeds(error) &&
	       fetcher_exec_run(c->self,
				(const char *const[]){ "refresh", NULL }, NULL,
				error) >= 0;
}

static void nothing(int number)
{
	(void)number;
}

static void sample_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
	sigaddset(set, SIGINT);
}

/* A signal ends the reading, not the program, so that the folder is
 * removed. */
static bool listen_again(const sigset_t *held)
{
	struct sigaction act = { 0 };
	sigset_t came;

	sigpending(&came);
	if (sigismember(&came, SIGTERM) || sigismember(&came, SIGHUP) ||
	    sigismember(&came, SIGINT))
		return false;
	act.sa_handler = nothing;
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGHUP, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	sigprocmask(SIG_UNBLOCK, held, NULL);
	return true;
}

static int read_sample(const struct subcommand *c, bool plain, GError **error)
{
	g_autofree char *folder = make_folder(error);
	sigset_t held;
	int status = 1;

	if (!folder)
		return 1;
	sample_signals(&held);
	sigprocmask(SIG_BLOCK, &held, NULL);
	if (fill_store(c, folder, error) && listen_again(&held))
		status = plain ? read_plain(c, error)
			       : read_screen(c, true, error);
	sigprocmask(SIG_BLOCK, &held, NULL);
	paths_remove_tree(folder);
	return status;
}

int cmd_read(const struct subcommand *c, GError **error)
{
	gboolean plain = FALSE, sample = FALSE;
	const GOptionEntry entries[] = {
		{ "plain", 0, 0, G_OPTION_ARG_NONE, &plain,
		  N_("Line by line, for screen readers and pipes"), NULL },
		{ "sample", 0, 0, G_OPTION_ARG_NONE, &sample,
		  N_("Open the sample edition; nothing is fetched"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (*words) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("there is no command “%s”; lede --help lists "
			      "them"),
			    *words);
		return 2;
	}
	if (sample)
		return read_sample(c, plain, error);
	return plain ? read_plain(c, error) : read_screen(c, false, error);
}
