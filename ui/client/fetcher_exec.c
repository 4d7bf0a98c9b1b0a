#include "ui/client/fetcher_exec.h"

#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/base/process.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_MS 60000 /* of one process_wait; repeated until the process ends */

static char *fetcher_path(const char *self, GError **error)
{
	char *path = paths_fetcher(self);

	if (!path)
		g_set_error(error, LEDE_ERROR, ERROR_DISK,
			    _("lede-fetcher was not found"));
	return path;
}

static char **fetcher_argv(const char *path, const char *const *words)
{
	GPtrArray *argv = g_ptr_array_new();

	g_ptr_array_add(argv, g_strdup(path));
	for (; *words; words++)
		g_ptr_array_add(argv, g_strdup(*words));
	g_ptr_array_add(argv, NULL);
	return (char **)g_ptr_array_free(argv, FALSE);
}

void fetcher_exec_become(const char *self, const char *const *words,
			 GError **error)
{
	g_autofree char *path = fetcher_path(self, error);
	g_auto(GStrv) argv = path ? fetcher_argv(path, words) : NULL;

	if (!argv)
		return;
	execv(path, argv);
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", path,
		    g_strerror(errno));
}

int fetcher_exec_run(const char *self, const char *const *words, Buf *out,
		     GError **error)
{
	g_autofree char *path = fetcher_path(self, error);
	g_auto(GStrv) argv = path ? fetcher_argv(path, words) : NULL;
	struct process_plan plan = { .argv = (const char *const *)argv,
				     .input_ours = true,
				     .output_max = out ? out->max : 0 };
	g_autoptr(Process) p = argv ? process_start(&plan, error) : NULL;
	const Buf *output;
	int status;

	if (!p)
		return -1;
	while (!process_wait(p, WAIT_MS))
		continue;
	output = process_output(p);
	if (process_state(p) == PROCESS_TOO_LARGE ||
	    (out && !buf_add(out, output->bytes, output->size))) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the text is too large"));
		return -1;
	}
	status = process_status(p);
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	g_set_error(error, LEDE_ERROR, ERROR_WIRE, _("lede-fetcher stopped"));
	return -1;
}
