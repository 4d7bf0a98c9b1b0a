#include "src/base/process_spawn.h"

#include "src/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* The child's descriptors are 0 to socket_as: those that dup2() copies there must
 * be above them, or one dup2() would close what the next one copies. */
static bool lift_fd(int *fd, int above)
{
	int high;

	if (*fd > above)
		return true;
	high = fcntl(*fd, F_DUPFD_CLOEXEC, above + 1);
	close_fd(fd);
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

static int open_input(const struct process_plan *plan)
{
	const char *text = plan->input;
	int fd;

	if (!text && plan->input_ours)
		return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
	fd = text ? open_nameless() : open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (fd < 0 || !text)
		return fd;
	if (!write_all(fd, text) || lseek(fd, 0, SEEK_SET) != 0)
		close_fd(&fd);
	return fd;
}

/* The child's ends of what it is given. */
struct ends {
	int in, out, socket, socket_as;
	bool quiet;
};

static void add_files(posix_spawn_file_actions_t *files, const struct ends *e)
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
	/* libraries open descriptors, too, and not all are close-on-exec */
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

static int spawn_child(const struct process_plan *plan, const struct ends *e,
		       pid_t *pid)
{
	g_auto(GStrv) words = copy_words(plan->argv);
	short group = plan->same_group ? 0 : POSIX_SPAWN_SETPGROUP;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, all;
	int rc;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&files);
	add_files(&files, e);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, (short)(POSIX_SPAWN_SETSIGMASK |
						POSIX_SPAWN_SETSIGDEF | group));
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

static bool open_ends(const struct process_plan *plan, struct ends *e, int *out)
{
	int above = MAX(STDERR_FILENO, plan->socket_as);

	return open_output(plan->output_max, out, &e->out) && e->in >= 0 &&
	       lift_fd(&e->in, above) &&
	       (e->out < 0 || lift_fd(&e->out, above)) &&
	       (!plan->socket || lift_fd(&e->socket, above));
}

bool process_spawn(const struct process_plan *plan, pid_t *pid, int *out,
		   GError **error)
{
	struct ends e = { .in = open_input(plan),
			  .out = -1,
			  .socket = plan->socket ? dup(plan->socket) : -1,
			  .socket_as = plan->socket_as,
			  .quiet = plan->quiet };
	bool good;

	*out = -1;
	good = open_ends(plan, &e, out);
	if (good) {
		errno = spawn_child(plan, &e, pid);
		good = errno == 0;
	}
	if (!good)
		g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s",
			    plan->argv[0], g_strerror(errno));
	close_fd(&e.in);
	close_fd(&e.out);
	close_fd(&e.socket);
	if (!good)
		close_fd(out);
	return good;
}
