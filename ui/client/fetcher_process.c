#include "ui/client/fetcher_process.h"

#include "src/base/clock.h"
#include "src/base/process.h"
#include "src/wire/protocol.h"

#include <signal.h>
#include <sys/wait.h>

#define SIGNAL_MS 2000 /* between SIGTERM and SIGKILL, and after it */
#define LOOK_US   2000 /* between two looks whether it has ended */

bool fetcher_process_start(const char *path, int socket, pid_t *pid,
			   GError **error)
{
	const char *const argv[] = { path, "--wire", NULL };
	const struct process_plan plan = { .argv = argv,
					   .socket = socket,
					   .socket_as = WIRE_FD,
					   .quiet = true };
	Process *p = process_start(&plan, error);

	if (!p)
		return false;
	*pid = process_pid(p);
	process_leave(p); /* fetcher_process_end waits for it, by its pid */
	return true;
}

/* The store is sound whenever the fetcher ends, so that it may be killed. One
 * that outlives SIGKILL waits for a disk, and is left to init. */
void fetcher_process_end(pid_t pid, int patience_ms)
{
	int64_t until = clock_mono_ms() + patience_ms;
	int number = SIGTERM;
	bool killed = false;

	while (pid > 0 && waitpid(pid, NULL, WNOHANG) == 0) {
		if (clock_mono_ms() >= until) {
			if (killed)
				break;
			kill(pid, number);
			killed = number == SIGKILL;
			number = SIGKILL;
			until += SIGNAL_MS;
		}
		g_usleep(LOOK_US);
	}
}
