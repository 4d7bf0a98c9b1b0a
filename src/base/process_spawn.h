/* process_spawn: a program started with posix_spawn, without a shell, in a process
 * group of its own unless the plan says otherwise, with default signals and no descriptor but those that it is
 * given. */
#ifndef LEDE_SRC_BASE_PROCESS_SPAWN_H
#define LEDE_SRC_BASE_PROCESS_SPAWN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* How a program is started; all is borrowed for the time of the call. What is
 * left out (0, NULL) is as the comments say. */
struct process_plan {
	const char *const *argv; /* ended by NULL; argv[0] without a slash is
				  * looked for in PATH */
	const char *input;       /* its standard input; NULL: /dev/null, */
	bool input_ours;         /* or this program's own */
	size_t output_max;       /* bytes of its standard output that are read,
				  * PROCESS_INHERIT: ours; 0: /dev/null */
	int64_t timeout_ms;      /* until it has to be over; 0: no limit */
	int socket;              /* a descriptor above 2 that it is given, */
	int socket_as;           /* by this number, above 2 */
	bool quiet;              /* its errors go to /dev/null, not to ours */
	bool same_group;         /* it stays in our process group, and may use
				  * our terminal */
};
#define PROCESS_INHERIT ((size_t)-1)

/* Starts it; false with an error. `out` becomes its output, to be read without
 * waiting, or -1 where that is not read. */
bool process_spawn(const struct process_plan *plan, pid_t *pid, int *out,
		   GError **error);

#endif
