#include "ui/spawn.h"

#include "src/error.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

bool spawn_fill_in(char **words, const char *sign, const char *text)
{
	bool any = false;

	for (char **w = words; *w; w++) {
		g_auto(GStrv) parts = g_strsplit(*w, sign, -1);

		if (g_strv_length(parts) < 2)
			continue;
		any = true;
		g_free(*w);
		*w = g_strjoinv(text, parts);
	}
	return any;
}

/* It leads a session of its own: nobody here has to wait for it, and it has no
 * terminal to write to. */
bool spawn_detached(char **words, GError **error)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, usual_signals;
	pid_t pid;
	int rc;

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
	rc = posix_spawnp(&pid, words[0], &files, &attr, words, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	if (rc == 0)
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", words[0],
		    g_strerror(rc));
	return false;
}
