#include "src/base/log.h"

#include "src/base/clean.h"
#include "src/base/clock.h"
#include "src/base/paths.h"
#include "src/base/url_secrets.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Cuts a log that has grown too long down to its newer half, from the beginning
 * of a line. One that cannot be read stays as it is. */
static void halve(const char *path, off_t size)
{
	g_autofree char *text = g_malloc0(LOG_MAX / 2 + 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = -1;
	const char *from;

	if (fd < 0)
		return;
	n = pread(fd, text, LOG_MAX / 2, size - LOG_MAX / 2);
	close(fd);
	from = n > 0 ? strchr(text, '\n') : NULL;
	if (from)
		paths_write(path, from + 1, NULL);
}

static void append(const char *line)
{
	g_autofree char *path = paths_get(PATH_LOG);
	struct stat st;
	int fd;

	if (stat(path, &st) == 0 && st.st_size > LOG_MAX)
		halve(path, st.st_size);
	if (!paths_make_folder(path, NULL))
		return;
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	/* one write(2) with O_APPEND: reader and fetcher may write at once. A
	 * failure (a full disk) cannot be reported anywhere. */
	(void)!write(fd, line, strlen(line));
	close(fd);
}

static void add_words(GString *line, const char *words)
{
	g_autofree char *shown = url_scrub(words);

	clean_add(line, shown, CLEAN_LINE);
}

static GLogWriterOutput write_record(GLogLevelFlags level,
				     const GLogField *fields, gsize n,
				     gpointer who)
{
	g_autofree char *when = clock_stamp(clock_now());
	GString *line = g_string_new(when);

	g_string_append_printf(line, " %s ", (const char *)who);
	for (gsize i = 0; i < n; i++)
		if (strcmp(fields[i].key, "MESSAGE") == 0)
			add_words(line, fields[i].value);
	g_string_append_c(line, '\n');
	if (!(level & G_LOG_LEVEL_DEBUG))
		append(line->str);
	if (level &
	    (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
		if (write(STDERR_FILENO, line->str, line->len) < 0)
			append("stderr is gone\n");
	g_string_free(line, TRUE);
	return G_LOG_WRITER_HANDLED;
}

void log_start(const char *who)
{
	g_log_set_writer_func(write_record, g_strdup(who), g_free);
}
