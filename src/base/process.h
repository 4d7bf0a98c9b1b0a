/* process: another program: started without a shell, its output read without
 * waiting, ended when its time is over.
 *
 * GLib has no call for this: g_spawn_*() can make a process group only in a child
 * setup function, for which it forks the whole program, and knows neither a
 * deadline nor a bound on the output. */
#ifndef LEDE_SRC_BASE_PROCESS_H
#define LEDE_SRC_BASE_PROCESS_H

#include "src/base/buf.h"
#include "src/base/process_spawn.h"

#include <poll.h>

typedef struct process Process;

enum process_state {
	PROCESS_RUNNING,
	PROCESS_ENDED,     /* by itself, or by a signal that was not ours */
	PROCESS_LATE,      /* over its time, and killed */
	PROCESS_TOO_LARGE, /* its output is over the maximum, and it was killed */
};

/* NULL with an error. The whole input is in a file in memory before the program
 * runs: no loop has to write it, and the program has all of it even if this one
 * ends. */
Process *process_start(const struct process_plan *plan, GError **error);
/* Kills it and its group if it runs, and reaps it, now or when it is gone: that
 * is never waited for. NULL is fine. */
void process_free(Process *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Process, process_free)
/* Frees it, and leaves the program to run on. For a caller that ends, too: it
 * would be a zombie until then. */
void process_leave(Process *p);

/* Reads what has come; never waits. True when the program is over: it has
 * ended and its output was closed (a child of its own may hold it longer), or
 * it was killed for its limits. */
bool process_turn(Process *p);
/* Turns it until it is over, at most so long; true when it is. */
bool process_wait(Process *p, int patience_ms);

/* What to poll for between turns; false: nothing. */
bool process_poll(const Process *p, struct pollfd *out);
/* Milliseconds until the next turn though poll says nothing: its deadline, or,
 * where it has nothing to be polled, a look at whether it has ended. -1: none
 * is needed. */
int process_wait_ms(const Process *p);

enum process_state process_state(const Process *p);
/* Of one that has PROCESS_ENDED: as waitpid(2) gives it. */
int process_status(const Process *p);
/* Its output so far; borrowed. */
const Buf *process_output(const Process *p);
/* 0 when it is over. */
pid_t process_pid(const Process *p);

/* True when it has ended with 0. Else the words say how it ended, and begin
 * with `name`: "the hook ended with 3". */
bool process_good(const Process *p, const char *name, GError **error);

#endif
