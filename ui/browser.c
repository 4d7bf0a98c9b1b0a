#include "ui/browser.h"

#include "src/error.h"
#include "src/url.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Asked in this order where nobody has said which. */
static const char *const usual[] = {
	"xdg-open", "open", "sensible-browser", "www-browser", "w3m", "lynx",
};

static char *setting(const Settings *s)
{
	const char *named = g_getenv("BROWSER");

	if (s->browser)
		return g_strdup(s->browser);
	/* BROWSER may be a list; its first command is taken */
	if (named && *named)
		return g_strndup(named, strcspn(named, ":"));
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
		g_autofree char *path = g_find_program_in_path(usual[i]);

		if (path)
			return g_strdup(usual[i]);
	}
	return NULL;
}

/* %u within a word becomes the address; where no word has one, it is added. */
static char **fill_in(char **words, const char *url)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	bool placed = false;

	for (char **w = words; *w; w++) {
		g_auto(GStrv) parts = g_strsplit(*w, "%u", -1);

		placed = placed || g_strv_length(parts) > 1;
		g_ptr_array_add(argv, g_strjoinv(url, parts));
	}
	if (!placed)
		g_ptr_array_add(argv, g_strdup(url));
	g_ptr_array_add(argv, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&argv), FALSE);
}

char **browser_command(const char *url, const Settings *settings,
		       GError **error)
{
	g_auto(GStrv) schemes = g_strsplit(settings->schemes
						   ? settings->schemes
						   : "http;https",
					   ";", -1);
	g_autofree char *kept = settings->strip_tracking
					? url_without_tracking(url)
					: g_strdup(url);
	g_autofree char *safe = url_for_program(
		kept, (const char *const *)schemes, error);
	g_autofree char *command = safe ? setting(settings) : NULL;
	g_auto(GStrv) words = NULL;

	if (!safe)
		return NULL;
	if (!command) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("No browser found. Set BROWSER, or browser in "
			      "the config."));
		return NULL;
	}
	if (!g_shell_parse_argv(command, NULL, &words, error))
		return NULL;
	return fill_in(words, safe);
}

/* A child of a child belongs to nobody here: no one has to wait for it, and
 * it has no terminal to write to. */
bool browser_open(const char *url, const Settings *settings, GError **error)
{
	g_auto(GStrv) argv = browser_command(url, settings, error);
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, usual_signals;
	pid_t pid;
	int rc;

	if (!argv)
		return false;
	sigemptyset(&none);
	sigfillset(&usual_signals);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null",
					 O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
						POSIX_SPAWN_SETSIGDEF |
						POSIX_SPAWN_SETSID);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &usual_signals);
	rc = posix_spawnp(&pid, argv[0], &files, &attr, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	if (rc == 0)
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", argv[0],
		    g_strerror(rc));
	return false;
}
