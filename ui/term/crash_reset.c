#include "ui/term/crash_reset.h"

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* Ends synchronized output and bracketed paste, resets renditions, shows the
 * cursor, ends application keys, leaves the alternate screen. Fixed sequences
 * of xterm: terminfo is not safe to call in a signal handler. */
#define ENDING "\033[?2026l\033[?2004l\033[m\033[?25h\033[?1l\033>\033[?1049l"

static const int deadly[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE,
			      SIGILL,  SIGTRAP, SIGQUIT };

/* State at file scope, since a signal handler finds nothing else. */
static struct {
	struct termios before;
	const char *bytes;
	struct sigaction old[G_N_ELEMENTS(deadly)];
	bool armed;
} rescue;

/* Only functions that are async-signal-safe (POSIX.1-2008 section 2.4.3). */
static void write_to_terminal(const char *bytes)
{
	size_t n = strlen(bytes);

	while (n > 0) {
		ssize_t done = write(STDOUT_FILENO, bytes, n);

		if (done <= 0)
			return;
		bytes += done;
		n -= (size_t)done;
	}
}

/* Restores the previous handler and returns: the faulting instruction raises
 * the signal again; for abort() and kill() raise() does. */
static void on_deadly(int number)
{
	write_to_terminal(rescue.bytes);
	write_to_terminal(ENDING);
	tcsetattr(STDIN_FILENO, TCSANOW, &rescue.before);
	for (size_t i = 0; i < G_N_ELEMENTS(deadly); i++)
		sigaction(deadly[i], &rescue.old[i], NULL);
	raise(number);
}

void crash_reset_arm(const struct termios *before, const char *bytes)
{
	struct sigaction act = { 0 };

	rescue.before = *before;
	rescue.bytes = bytes;
	if (rescue.armed)
		return;
	rescue.armed = true;
	act.sa_handler = on_deadly;
	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < G_N_ELEMENTS(deadly); i++)
		sigaction(deadly[i], &act, &rescue.old[i]);
}

void crash_reset_disarm(void)
{
	if (!rescue.armed)
		return;
	rescue.armed = false;
	for (size_t i = 0; i < G_N_ELEMENTS(deadly); i++)
		sigaction(deadly[i], &rescue.old[i], NULL);
}
