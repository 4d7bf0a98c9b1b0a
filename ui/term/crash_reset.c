#include "ui/term/crash_reset.h"

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* No paste marks, plain letters, a cursor, the screen of before (xterm's
 * sequences: a broken program does not ask what the terminal has). */
#define ENDING "\033[?2026l\033[?2004l\033[m\033[?25h\033[?1l\033>\033[?1049l"

static const int deadly[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE,
			      SIGILL,  SIGTRAP, SIGQUIT };

/* What a signal must find; as in ui/term the exception to having no such
 * state. */
static struct {
	struct termios before;
	const char *bytes;
	struct sigaction old[G_N_ELEMENTS(deadly)];
	bool armed;
} rescue;

/* Only what may be called from a signal (POSIX.1-2008 section 2.4.3). */
static void write_all(const char *bytes)
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

/* The one who was asked before is asked again: the fault is met again, and
 * abort() and raise() go on to him. */
static void on_deadly(int number)
{
	write_all(rescue.bytes);
	write_all(ENDING);
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
