#include "src/base/process.h"

#include "src/base/clock.h"
#include "src/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define READ_PART     65536
#define READ_TURN     (1024 * 1024) /* read at once, so that others get on */
#define LOOK_LEAST_MS 2
#define LOOK_MOST_MS  500
#define REAP_MS       10 /* for what was killed: it is gone at once, mostly */

struct process {
	pid_t pid;
	int out; /* its output; -1: closed, or not read */
	Buf *output;
	int64_t timeout_ms, deadline_ms; /* the latter on clock_mono_ms */
	int64_t closed_ms; /* since when only its end is waited for */
	enum process_state state;
	int status;
};

static void fail(GError **error, const char *what)
{
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", what,
		    g_strerror(errno));
}

static void drop(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* The child's numbers are 0 to socket_as: ours that are copied there must lie
 * above them, or one copy would close what the next is made from. */
static bool lift(int *fd, int above)
{
	int high;

	if (*fd > above)
		return true;
	high = fcntl(*fd, F_DUPFD_CLOEXEC, above + 1);
	drop(fd);
	*fd = high;
	return high >= 0;
}

static bool write_all(int fd, const char *text)
{
	size_t left = strlen(text);

	while (left) {
		ssize_t n = write(fd, text, left);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		text += n;
		left -= (size_t)n;
	}
	return true;
}

/* A file without a name; -1 with errno. */
static int open_nameless(void)
{
#ifdef MFD_CLOEXEC
	return memfd_create("lede-input", MFD_CLOEXEC);
#else
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp(NULL, &path, NULL);

	if (fd < 0)
		return -1;
	unlink(path);
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
#endif
}

static int open_input(const char *text)
{
	int fd = text ? open_nameless()
		      : open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (fd < 0 || !text)
		return fd;
	if (!write_all(fd, text) || lseek(fd, 0, SEEK_SET) != 0)
		drop(&fd);
	return fd;
}

/* The child's ends of what it is given. */
struct ends {
	int in, out, socket, socket_as;
	bool quiet;
};

static void plan_files(posix_spawn_file_actions_t *files, const struct ends *e)
{
	int last = MAX(STDERR_FILENO, e->socket_as);

	posix_spawn_file_actions_adddup2(files, e->in, STDIN_FILENO);
	if (e->out >= 0)
		posix_spawn_file_actions_adddup2(files, e->out, STDOUT_FILENO);
	if (e->quiet)
		posix_spawn_file_actions_addopen(files, STDERR_FILENO,
						 "/dev/null", O_WRONLY, 0);
	if (e->socket >= 0)
		posix_spawn_file_actions_adddup2(files, e->socket,
						 e->socket_as);
#if defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 34)
	/* libraries make descriptors, too, and not all are close-on-exec */
	posix_spawn_file_actions_addclosefrom_np(files, last + 1);
#endif
#endif
	(void)last;
}

static char **copy_words(const char *const *words)
{
	GPtrArray *copy = g_ptr_array_new();

	for (; *words; words++)
		g_ptr_array_add(copy, g_strdup(*words));
	g_ptr_array_add(copy, NULL);
	return (char **)g_ptr_array_free(copy, FALSE);
}

static int spawn(const char *const *argv, const struct ends *e, pid_t *pid)
{
	g_auto(GStrv) words = copy_words(argv);
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, all;
	int rc;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&files);
	plan_files(&files, e);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
						POSIX_SPAWN_SETSIGDEF |
						POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &all);
	posix_spawnattr_setpgroup(&attr, 0);
	rc = posix_spawnp(pid, words[0], &files, &attr, words, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	return rc;
}

/* Where its output goes: `theirs` is -1 for ours, `ours` is -1 unless it is
 * read. */
static bool open_output(size_t max, int *ours, int *theirs)
{
	int pair[2];

	*ours = *theirs = -1;
	if (max == PROCESS_INHERIT)
		return true;
	if (!max) {
		*theirs = open("/dev/null", O_WRONLY | O_CLOEXEC);
		return *theirs >= 0;
	}
	if (pipe2(pair, O_CLOEXEC) != 0)
		return false;
	*ours = pair[0];
	*theirs = pair[1];
	return fcntl(*ours, F_SETFL, O_NONBLOCK) == 0;
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
	int above = MAX(STDERR_FILENO, plan->socket_as);
	struct ends e = { .in = open_input(plan->input),
			  .out = -1,
			  .socket = plan->socket ? dup(plan->socket) : -1,
			  .socket_as = plan->socket_as,
			  .quiet = plan->quiet };
	int out = -1;
	pid_t pid = 0;
	bool good;

	good = open_output(plan->output_max, &out, &e.out) && e.in >= 0 &&
	       lift(&e.in, above) && (e.out < 0 || lift(&e.out, above)) &&
	       (!plan->socket || lift(&e.socket, above));
	if (good) {
		errno = spawn(plan->argv, &e, &pid);
		good = errno == 0;
	}
	if (!good)
		fail(error, plan->argv[0]);
	drop(&e.in);
	drop(&e.out);
	drop(&e.socket);
	if (good)
		return process_of(plan, pid, out);
	drop(&out);
	return NULL;
}

static void *reap_later(void *pid)
{
	while (waitpid(GPOINTER_TO_INT(pid), NULL, 0) < 0 && errno == EINTR)
		continue;
	return NULL;
}

/* One that does not end though it was killed (it waits for a disk, or is
 * another user's) must stop nobody: a thread waits for it, as long as it takes.
 * Without one it is a zombie until we end. */
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

/* It is over. Killed is the whole group, so that what the program started ends
 * with it, and the program itself, which may have left its group; of one that
 * ended by itself, what it has left running is its own. */
static void finish(Process *p, enum process_state state)
{
	if (state != PROCESS_ENDED) {
		kill(-p->pid, SIGKILL);
		kill(p->pid, SIGKILL);
	}
	reap(p->pid, &p->status);
	p->pid = 0;
	drop(&p->out);
	p->state = state;
}

static void dispose(Process *p)
{
	drop(&p->out);
	buf_free(p->output);
	g_free(p);
}

void process_free(Process *p)
{
	if (!p)
		return;
	if (p->state == PROCESS_RUNNING)
		finish(p, PROCESS_LATE);
	dispose(p);
}

void process_leave(Process *p)
{
	if (p)
		dispose(p);
}

static void close_output(Process *p)
{
	drop(&p->out);
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
		finish(p, PROCESS_TOO_LARGE);
	return p->state == PROCESS_RUNNING;
}

/* Looks only: until finish() its number, which is its group's, stays its own.
 */
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
		finish(p, PROCESS_ENDED);
	else if (p->deadline_ms && clock_mono_ms() >= p->deadline_ms)
		finish(p, PROCESS_LATE);
	return p->state != PROCESS_RUNNING;
}

bool process_poll(const Process *p, struct pollfd *out)
{
	*out = (struct pollfd){ p->out, POLLIN, 0 };
	return p->out >= 0;
}

/* No descriptor tells of an end in POSIX, and a signal would be everybody's:
 * it is looked at soon, then ever less often. */
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
		words = g_strdup_printf(_("%s was stopped by signal %d"), name,
					WTERMSIG(p->status));
	else if (WEXITSTATUS(p->status) != 0)
		words = g_strdup_printf(_("%s ended with %d"), name,
					WEXITSTATUS(p->status));
	if (!words)
		return true;
	g_set_error_literal(error, LEDE_ERROR,
			    p->state == PROCESS_ENDED ? ERROR_NET : ERROR_LIMIT,
			    words);
	return false;
}
