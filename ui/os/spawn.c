#include "ui/os/spawn.h"

#include "src/base/error.h"

#include <signal.h>
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

/* In the child: its own session, so that the terminal's signals do not reach
 * it, and no blocked signals (lede blocks some). */
static void leave_session(void *unused)
{
	sigset_t none;

	(void)unused;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();
}

bool spawn_detached(char **words, GError **error)
{
	g_autoptr(GError) why = NULL;

	/* GLib forks twice here: init reaps it, not lede */
	if (g_spawn_async(NULL, words, NULL,
			  G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
				  G_SPAWN_STDERR_TO_DEV_NULL,
			  leave_session, NULL, NULL, &why))
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", words[0],
		    why->message);
	return false;
}
