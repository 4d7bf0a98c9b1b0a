#include "src/base/paths.h"

#include "src/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TREE_DEPTH 8 /* folders open at once while a tree is removed */

/* The base folder that a file is in. */
enum base {
	BASE_CONFIG,
	BASE_DATA,
	BASE_STATE
};

static const struct {
	const char *variable;
	const char *below_home;
} bases[] = {
	[BASE_CONFIG] = { "XDG_CONFIG_HOME", ".config" },
	[BASE_DATA] = { "XDG_DATA_HOME", ".local/share" },
	[BASE_STATE] = { "XDG_STATE_HOME", ".local/state" },
};

static const struct {
	enum base base;
	const char *name;
} files[] = {
	[PATH_CONFIG] = { BASE_CONFIG, "config" },
	[PATH_FEEDS] = { BASE_CONFIG, "feeds" },
	[PATH_FILTERS] = { BASE_CONFIG, "filters" },
	[PATH_STORE] = { BASE_DATA, "lede.db" },
	[PATH_LOCK] = { BASE_DATA, "lock" },
	[PATH_PLACE] = { BASE_STATE, "place" },
	[PATH_LOG] = { BASE_STATE, "log" },
};

/* Not g_get_user_config_dir(): GLib caches its first result, and tests and the
 * sample edition change the environment. */
char *paths_get(enum path which)
{
	enum base base = files[which].base;
	const char *root = g_getenv(bases[base].variable);

	/* the specification: a relative path is to be ignored */
	if (root && g_path_is_absolute(root))
		return g_build_filename(root, "lede", files[which].name, NULL);
	return g_build_filename(g_get_home_dir(), bases[base].below_home,
				"lede", files[which].name, NULL);
}

char *paths_for_eyes(const char *path)
{
	const char *home = g_get_home_dir();
	size_t n = strlen(home);

	if (n > 1 && strncmp(path, home, n) == 0 && path[n] == '/')
		return g_strconcat("~", path + n, NULL);
	return g_strdup(path);
}

static void set_errno(GError **error, const char *path)
{
	g_autofree char *shown = paths_for_eyes(path);

	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", shown,
		    g_strerror(errno));
}

bool paths_make_folder(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	if (g_mkdir_with_parents(folder, 0700) == 0)
		return true;
	set_errno(error, folder);
	return false;
}

static bool write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t n = write(fd, text, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		text += n;
		size -= (size_t)n;
	}
	return true;
}

/* A rename is on disk only when its folder is. */
static void sync_folder(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static bool write_temporary(const char *temporary, int fd, const char *text)
{
	bool ok = write_all(fd, text, strlen(text)) && fsync(fd) == 0;
	int why = errno;

	close(fd);
	if (!ok)
		unlink(temporary);
	errno = why;
	return ok;
}

bool paths_write(const char *path, const char *text, GError **error)
{
	char *real = realpath(path, NULL);
	g_autofree char *target = g_strdup(real ? real : path);
	g_autofree char *temporary = g_strconcat(target, ".XXXXXX", NULL);
	int fd;

	free(real);
	if (!paths_make_folder(target, error))
		return false;
	fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0 || !write_temporary(temporary, fd, text)) {
		set_errno(error, target);
		return false;
	}
	if (rename(temporary, target) != 0) {
		set_errno(error, target);
		unlink(temporary);
		return false;
	}
	sync_folder(target);
	return true;
}

/* Reads to the end of fd, or fails with errno. */
static GString *read_all(int fd, size_t max)
{
	GString *text = g_string_new(NULL);
	char part[8192];
	ssize_t n;

	while ((n = read(fd, part, sizeof part)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n > 0 && text->len + (size_t)n > max)
			errno = EFBIG;
		if (n < 0 || text->len + (size_t)n > max) {
			g_string_free(text, TRUE);
			return NULL;
		}
		g_string_append_len(text, part, n);
	}
	return text;
}

/* Sets errno where it is no file: a directory, a FIFO. */
static bool is_readable_file(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return false;
	if (S_ISREG(st.st_mode) || S_ISCHR(st.st_mode))
		return true;
	errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
	return false;
}

/* A byte order mark in UTF-8 (Unicode 23.8). */
#define MARK "\xef\xbb\xbf"

/* In one pass: g_string_replace moves all that follows at each line. */
static char *without_marks(GString *text)
{
	const char *s = text->str;
	char *to = text->str;

	if (g_str_has_prefix(s, MARK))
		s += strlen(MARK);
	for (; *s; s++)
		if (s[0] != '\r' || s[1] != '\n')
			*to++ = *s;
	*to = '\0';
	return g_string_free(text, FALSE);
}

char *paths_read(const char *path, size_t max, GError **error)
{
	/* a FIFO would block until somebody writes to it */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	GString *text;

	if (fd < 0 && errno == ENOENT)
		return g_strdup("");
	text = fd < 0 || !is_readable_file(fd) ? NULL : read_all(fd, max);
	if (!text)
		set_errno(error, path);
	if (fd >= 0)
		close(fd);
	return text ? without_marks(text) : NULL;
}

static int remove_one(const char *path, const struct stat *st, int kind,
		      struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	remove(path);
	return 0;
}

void paths_remove_tree(const char *path)
{
	nftw(path, remove_one, TREE_DEPTH, FTW_DEPTH | FTW_PHYS);
}

static char *if_runs(char *path)
{
	if (path && access(path, X_OK) == 0)
		return path;
	g_free(path);
	return NULL;
}

/* The folder of the running program: argv[0] where it is a path, else where
 * PATH finds it. */
static char *own_folder(const char *self)
{
	g_autofree char *found = NULL;
	char *real;
	char *folder;

	found = self ? g_find_program_in_path(self) : NULL;
	real = found ? realpath(found, NULL) : NULL;
	if (!real)
		return NULL;
	folder = g_path_get_dirname(real);
	free(real);
	return folder;
}

char *paths_fetcher(const char *self)
{
	const char *named = g_getenv("LEDE_EXEC_PATH");
	g_autofree char *folder = NULL;
	char *path;

	/* one that is named and not there is missing: no other will do */
	if (named)
		return if_runs(g_build_filename(named, "lede-fetcher", NULL));
	folder = own_folder(self);
	path = folder ? if_runs(g_build_filename(folder, "lede-fetcher", NULL))
		      : NULL;
	if (!path)
		path = if_runs(g_build_filename(LEDE_LIBEXECDIR, "lede-fetcher",
						NULL));
	return path;
}

static char *if_there(char *path)
{
	if (access(path, R_OK) == 0)
		return path;
	g_free(path);
	return NULL;
}

char *paths_data(const char *name)
{
	const char *named = g_getenv("LEDE_DATA_PATH");
	char *path = NULL;

	if (named)
		path = if_there(g_build_filename(named, name, NULL));
	if (!path)
		path = if_there(g_build_filename(LEDE_DATADIR, name, NULL));
	return path;
}
