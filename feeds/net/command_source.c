#include "feeds/net/command_source.h"

#include "src/base/clock.h"
#include "src/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_PART 65536

bool command_source_is(const char *url)
{
	return g_str_has_prefix(url, "file:") || g_str_has_prefix(url, "exec:");
}

static bool set_error(GError **error, enum error_kind kind, const char *what)
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
	if (n < 0 && errno == EINTR)
		return 1;
	return n < 0 ? -1 : n > 0;
}

/* Some files of /proc block (/proc/kmsg) or never end: EAGAIN is an error like any
 * other, and there is a deadline. */
static int read_all(int fd, int64_t timeout_ms, Buf *out)
{
	int64_t until = clock_mono_ms() + timeout_ms;
	int more;

	while ((more = read_part(fd, out)) > 0)
		if (clock_mono_ms() >= until) {
			errno = ETIMEDOUT;
			return -1;
		}
	return more;
}

bool command_source_file(const char *url, int64_t timeout_ms, Buf *out,
			 GError **error)
{
	g_autofree char *path = g_filename_from_uri(url, NULL, error);
	struct stat st;
	int fd, rc;

	if (!path)
		return false;
	/* a pipe or a device may never end: only a file is read */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return set_error(error, ERROR_DISK, path);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		errno = EINVAL;
		return set_error(error, ERROR_DISK, path);
	}
	rc = read_all(fd, timeout_ms, out);
	close(fd);
	return rc == 0 || set_error(error, ERROR_DISK, path);
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

Process *command_source_start(const char *command, struct process_plan plan,
			      GError **error)
{
	g_auto(GStrv) argv = split(command, error);

	if (!argv)
		return NULL;
	plan.argv = (const char *const *)argv;
	return process_start(&plan, error);
}
