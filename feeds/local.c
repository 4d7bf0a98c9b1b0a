#include "feeds/local.h"

#include "src/clock.h"
#include "src/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define READ_PART      65536
#define LINE_MAX_BYTES 4096

bool local_is(const char *url)
{
	return g_str_has_prefix(url, "file:") || g_str_has_prefix(url, "exec:");
}

static bool fail(GError **error, enum error_kind kind, const char *what)
{
	g_set_error(error, LEDE_ERROR, (int)kind, "%s: %s", what,
		    g_strerror(errno));
	return false;
}

/* 1: there may be more; 0: the end; -1: errno. */
static int read_part(int fd, Buf *out)
{
	size_t want = MIN(READ_PART, out->max - out->size);
	uint8_t *at = buf_grow(out, want ? want : 1);
	ssize_t n;

	if (!at) {
		errno = EFBIG;
		return -1;
	}
	n = read(fd, at, want);
	out->size -= want - (n > 0 ? (size_t)n : 0);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return 1;
	return n < 0 ? -1 : n > 0;
}

bool local_file(const char *url, Buf *out, GError **error)
{
	g_autofree char *path = g_filename_from_uri(url, NULL, error);
	struct stat st;
	int fd, more = 1;

	if (!path)
		return false;
	/* a pipe or a device may never end: only a file is read */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return fail(error, ERROR_DISK, path);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		errno = EINVAL;
		return fail(error, ERROR_DISK, path);
	}
	while (more > 0)
		more = read_part(fd, out);
	close(fd);
	return more == 0 || fail(error, ERROR_DISK, path);
}

/* A child with these as its standard input and output, and nothing else. */
static bool spawn(char **argv, int in, int out, pid_t *pid, GError **error)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, usual;
	int rc;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGTERM);
	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
						POSIX_SPAWN_SETSIGDEF |
						POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &usual);
	posix_spawnattr_setpgroup(&attr, 0);
	if (in >= 0)
		posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	else
		posix_spawn_file_actions_addopen(&files, STDIN_FILENO,
						 "/dev/null", O_RDONLY, 0);
	if (out >= 0)
		posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	else
		posix_spawn_file_actions_addopen(&files, STDOUT_FILENO,
						 "/dev/null", O_WRONLY, 0);
	rc = posix_spawnp(pid, argv[0], &files, &attr, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	errno = rc;
	return rc == 0 || fail(error, ERROR_DISK, argv[0]);
}

static char **split(const char *command, GError **error)
{
	char **argv = NULL;

	if (g_str_has_prefix(command, "exec:"))
		command += strlen("exec:");
	if (!g_shell_parse_argv(command, NULL, &argv, error))
		return NULL;
	return argv;
}

Local *local_start(const char *command, size_t max, int64_t timeout_s,
		   GError **error)
{
	g_auto(GStrv) argv = split(command, error);
	Local *l;
	int ends[2];
	pid_t pid;
	bool started;

	if (!argv)
		return NULL;
	if (pipe2(ends, O_CLOEXEC) != 0) {
		fail(error, ERROR_DISK, argv[0]);
		return NULL;
	}
	started = spawn(argv, -1, ends[1], &pid, error);
	close(ends[1]);
	if (!started) {
		close(ends[0]);
		return NULL;
	}
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	l = g_new0(Local, 1);
	l->pid = pid;
	l->fd = ends[0];
	l->deadline_ms = clock_mono_ms() + timeout_s * 1000;
	l->out = buf_new(max);
	return l;
}

/* The whole group: what the program started ends with it. */
static int end_program(Local *l)
{
	int status = 0;

	if (l->pid > 0) {
		kill(-l->pid, SIGKILL);
		while (waitpid(l->pid, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	l->pid = 0;
	return status;
}

void local_free(Local *l)
{
	if (!l)
		return;
	if (l->fd >= 0)
		close(l->fd);
	end_program(l);
	buf_free(l->out);
	g_free(l);
}

/* How it ended; one that has closed its output has a second to leave. */
static bool reap(Local *l, GError **error)
{
	int status = 0;
	pid_t gone = 0;

	for (int i = 0; i < 100 && gone == 0; i++) {
		gone = waitpid(l->pid, &status, WNOHANG);
		if (gone == 0)
			g_usleep(10000);
	}
	if (gone == 0)
		status = end_program(l);
	l->pid = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFEXITED(status))
		g_set_error(error, LEDE_ERROR, ERROR_NET,
			    _("the program ended with %d"),
			    WEXITSTATUS(status));
	else
		g_set_error(error, LEDE_ERROR, ERROR_NET,
			    _("the program was stopped by signal %d"),
			    WTERMSIG(status));
	return false;
}

bool local_turn(Local *l, GError **error)
{
	int more = read_part(l->fd, l->out);

	if (more > 0 && clock_mono_ms() < l->deadline_ms)
		return false;
	close(l->fd);
	l->fd = -1;
	if (more == 0) {
		reap(l, error);
		return true;
	}
	if (more > 0)
		g_set_error(error, LEDE_ERROR, ERROR_NET,
			    _("the program took too long"));
	else if (l->out->full)
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("feed is larger than %d MiB"),
			    (int)(l->out->max >> 20));
	else
		fail(error, ERROR_NET, _("the program"));
	end_program(l);
	return true;
}

/* Waits until it can be read, or its time is over. */
static void wait_for(const Local *l)
{
	struct pollfd p = { l->fd, POLLIN, 0 };
	int64_t left = l->deadline_ms - clock_mono_ms();

	poll(&p, 1, left > 0 ? (int)MIN(left, 1000) : 0);
}

char *local_line(const char *command, int64_t timeout_s, GError **error)
{
	g_autoptr(Local) l =
		local_start(command, LINE_MAX_BYTES, timeout_s, error);
	g_autoptr(GError) wrong = NULL;
	char *line;

	if (!l)
		return NULL;
	do
		wait_for(l);
	while (!local_turn(l, &wrong));
	if (wrong) {
		g_propagate_error(error, g_steal_pointer(&wrong));
		return NULL;
	}
	line = g_strndup((const char *)l->out->bytes, l->out->size);
	line[strcspn(line, "\r\n")] = '\0';
	return line;
}

bool local_tell(const char *command, const char *text, int64_t timeout_s,
		GError **error)
{
	g_auto(GStrv) argv = split(command, error);
	Local l = { .fd = -1 };
	int64_t deadline = clock_mono_ms() + timeout_s * 1000;
	size_t left = strlen(text);
	int ends[2];
	bool started;

	if (!argv)
		return false;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return fail(error, ERROR_DISK, argv[0]);
	started = spawn(argv, ends[0], -1, &l.pid, error);
	close(ends[0]);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	while (started && left && clock_mono_ms() < deadline) {
		struct pollfd p = { ends[1], POLLOUT, 0 };
		ssize_t n =
			poll(&p, 1, 1000) > 0 ? write(ends[1], text, left) : 0;

		if (n < 0 && errno != EAGAIN && errno != EINTR)
			break; /* it has heard enough */
		text += n > 0 ? n : 0;
		left -= n > 0 ? (size_t)n : 0;
	}
	close(ends[1]);
	return started && reap(&l, error);
}
