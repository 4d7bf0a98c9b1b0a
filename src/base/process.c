#include "src/base/process.h"

#include "src/base/clock.h"
#include "src/base/error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define READ_PART     65536
#define READ_TURN     (1024 * 1024) /* read in one turn of the loop */
#define LOOK_LEAST_MS 2
#define LOOK_MOST_MS  500
#define REAP_MS       10 /* a killed process is mostly gone by then */

struct process {
	pid_t pid;
	int out; /* its output; -1: closed, or not read */
	Buf *output;
	int64_t timeout_ms, deadline_ms; /* the latter on clock_mono_ms */
	int64_t closed_ms; /* since when only its end is waited for */
	enum process_state state;
	int status;
};

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static Process *process_of(const struct process_plan *plan, pid_t pid, int out)
{
	Process *p = g_new0(Process, 1);
	int64_t now = clock_mono_ms();

	p->pid = pid;
	p->out = out;
	p->output = buf_new(out >= 0 ? plan->output_max : 0);
	p->timeout_ms = plan->timeout_ms;
	p->deadline_ms = plan->timeout_ms ? now + plan->timeout_ms : 0;
	p->closed_ms = now;
	return p;
}

Process *process_start(const struct process_plan *plan, GError **error)
{
	pid_t pid = 0;
	int out;

	return process_spawn(plan, &pid, &out, error)
		       ? process_of(plan, pid, out)
		       : NULL;
}

static void *reap_later(void *pid)
{
	while (waitpid(GPOINTER_TO_INT(pid), NULL, 0) < 0 && errno == EINTR)
		continue;
	return NULL;
}

/* A process that does not end though it was killed (in uninterruptible sleep, or
 * of another user) must not block the loop: a thread waits for it. Without a
 * thread it is a zombie until this program ends. */
static void reap(pid_t pid, int *status)
{
	GThread *later;

	for (int ms = 0; ms <= REAP_MS; ms++) {
		pid_t got = waitpid(pid, status, WNOHANG);

		if (got == pid || (got < 0 && errno != EINTR))
			return;
		g_usleep(1000);
	}
	later = g_thread_try_new("reap", reap_later, GINT_TO_POINTER(pid),
				 NULL);
	if (later)
		g_thread_unref(later);
}

/* Kills, unless it has ended by itself, and reaps. The whole group is killed, so
 * that what the program started ends with it, and the program itself, which may
 * have left its group. What one that ended by itself left running is not ours. */
static void end_process(Process *p, enum process_state state)
{
	if (state != PROCESS_ENDED) {
		kill(-p->pid, SIGKILL);
		kill(p->pid, SIGKILL);
	}
	reap(p->pid, &p->status);
	p->pid = 0;
	close_fd(&p->out);
	p->state = state;
}

static void dispose(Process *p)
{
	close_fd(&p->out);
	buf_free(p->output);
	g_free(p);
}

void process_free(Process *p)
{
	if (!p)
		return;
	if (p->state == PROCESS_RUNNING)
		end_process(p, PROCESS_LATE);
	dispose(p);
}

void process_leave(Process *p)
{
	if (p)
		dispose(p);
}

static void close_output(Process *p)
{
	close_fd(&p->out);
	p->closed_ms = clock_mono_ms();
}

/* False when there is nothing more just now. */
static bool read_part(Process *p)
{
	uint8_t part[READ_PART];
	ssize_t n = read(p->out, part, sizeof part);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (n <= 0) {
		close_output(p);
		return false;
	}
	if (!buf_add(p->output, part, (size_t)n))
		end_process(p, PROCESS_TOO_LARGE);
	return p->state == PROCESS_RUNNING;
}

/* WNOWAIT: until end_process() has killed the group, its id must not be free for
 * another process. */
static bool has_ended(const Process *p)
{
	siginfo_t info = { 0 };

	return waitid(P_PID, (id_t)p->pid, &info,
		      WEXITED | WNOHANG | WNOWAIT) != 0 ||
	       info.si_pid != 0;
}

bool process_turn(Process *p)
{
	size_t before = p->output->size;

	if (p->state != PROCESS_RUNNING)
		return true;
	while (p->out >= 0 && p->output->size - before < READ_TURN)
		if (!read_part(p))
			break;
	if (p->state != PROCESS_RUNNING)
		return true;
	if (p->out < 0 && has_ended(p))
		end_process(p, PROCESS_ENDED);
	else if (p->deadline_ms && clock_mono_ms() >= p->deadline_ms)
		end_process(p, PROCESS_LATE);
	return p->state != PROCESS_RUNNING;
}

bool process_poll(const Process *p, struct pollfd *out)
{
	*out = (struct pollfd){ p->out, POLLIN, 0 };
	return p->out >= 0;
}

/* POSIX has no descriptor that becomes readable when a process ends, and a handler
 * of SIGCHLD would be the whole program's: the process is looked at after 2 ms, and
 * then at growing intervals, an eighth of the time it has taken. */
static int look_ms(const Process *p, int64_t now)
{
	return (int)CLAMP((now - p->closed_ms) / 8, LOOK_LEAST_MS,
			  LOOK_MOST_MS);
}

int process_wait_ms(const Process *p)
{
	int64_t now = clock_mono_ms();
	int64_t left = p->deadline_ms ? MAX(p->deadline_ms - now, 0) : -1;
	int look = p->out < 0 ? look_ms(p, now) : -1;

	if (p->state != PROCESS_RUNNING)
		return 0;
	left = MIN(left, G_MAXINT);
	return look >= 0 && (left < 0 || look < left) ? look : (int)left;
}

bool process_wait(Process *p, int patience_ms)
{
	int64_t until = clock_mono_ms() + patience_ms;

	while (!process_turn(p)) {
		struct pollfd fd;
		nfds_t n = process_poll(p, &fd);
		int left = (int)(until - clock_mono_ms());
		int wait = process_wait_ms(p);

		if (left <= 0)
			return false;
		poll(&fd, n, wait >= 0 ? MIN(wait, left) : left);
	}
	return true;
}

enum process_state process_state(const Process *p)
{
	return p->state;
}

int process_status(const Process *p)
{
	return p->status;
}

const Buf *process_output(const Process *p)
{
	return p->output;
}

pid_t process_pid(const Process *p)
{
	return p->pid;
}

bool process_good(const Process *p, const char *name, GError **error)
{
	g_autofree char *words = NULL;

	if (p->state == PROCESS_LATE)
		words = g_strdup_printf(_("%s took longer than %" PRId64 "s"),
					name, p->timeout_ms / 1000);
	else if (p->state == PROCESS_TOO_LARGE)
		words = g_strdup_printf(_("%s printed more than %zu bytes"),
					name, p->output->max);
	else if (WIFSIGNALED(p->status))
		words = g_strdup_printf(_("%s was killed by signal %d"), name,
					WTERMSIG(p->status));
	else if (WEXITSTATUS(p->status) != 0)
		words = g_strdup_printf(_("%s exited with status %d"), name,
					WEXITSTATUS(p->status));
	if (!words)
		return true;
	g_set_error_literal(error, LEDE_ERROR,
			    p->state == PROCESS_ENDED ? ERROR_NET : ERROR_LIMIT,
			    words);
	return false;
}
