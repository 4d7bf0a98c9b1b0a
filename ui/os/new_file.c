#include "ui/os/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static bool write_all(int fd, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t n = write(fd, text, left);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			text += n;
			left -= (size_t)n;
		}
	}
	return true;
}

bool new_file_write(const char *path, const char *text, GError **error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int why = errno;
	bool good = fd >= 0 && write_all(fd, text);

	if (fd >= 0 && !good)
		why = errno;
	/* some file systems say only here that the disk is full */
	if (fd >= 0 && close(fd) != 0 && good) {
		why = errno;
		good = false;
	}
	if (fd >= 0 && !good)
		unlink(path);
	if (!good)
		g_set_error_literal(error, G_FILE_ERROR,
				    (int)g_file_error_from_errno(why),
				    g_strerror(why));
	return good;
}
