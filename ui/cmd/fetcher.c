#include "ui/cmd/fetcher.h"

#include "src/base/error.h"
#include "ui/client/fetcher_exec.h"
#include "ui/output/print.h"
#include "ui/text/print_text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define RENDER_MAX (64 * 1024 * 1024) /* bytes of a packed body */
#define WIDTH      72
#define WIDTH_MAX  10000

/* Parses the options, so that --help and usage errors are answered here, then
 * becomes the fetcher with the same words. */
static int pass_on(const struct subcommand *c, const GOptionEntry *entries,
		   guint least, guint most, GError **error)
{
	g_auto(GStrv) words = NULL;
	guint n;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	n = g_strv_length(words);
	if (n < least || n > most) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("%s takes %s; see lede %s --help"), c->name,
			    c->usage, c->name);
		return 2;
	}
	fetcher_exec_become(c->self, (const char *const *)c->argv, error);
	return 1;
}

int cmd_refresh(const struct subcommand *c, GError **error)
{
	gboolean all = FALSE;
	const GOptionEntry entries[] = {
		{ "all", 0, 0, G_OPTION_ARG_NONE, &all,
		  N_("All feeds, due or not (Retry-After is obeyed)"), NULL },
		G_OPTION_ENTRY_NULL,
	};

	return pass_on(c, entries, 0, G_MAXUINT, error);
}

int cmd_mark(const struct subcommand *c, GError **error)
{
	return pass_on(c, NULL, 2, G_MAXUINT, error);
}

int cmd_add(const struct subcommand *c, GError **error)
{
	g_autofree char *section = NULL;
	g_autofree char *name = NULL;
	const GOptionEntry entries[] = {
		{ "section", 0, 0, G_OPTION_ARG_STRING, &section,
		  N_("Section to put it in (News)"), N_("NAME") },
		{ "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Name to show"),
		  N_("NAME") },
		G_OPTION_ENTRY_NULL,
	};

	return pass_on(c, entries, 1, 1, error);
}

int cmd_import(const struct subcommand *c, GError **error)
{
	return pass_on(c, NULL, 1, 1, error);
}

int cmd_parse(const struct subcommand *c, GError **error)
{
	g_autofree char *base = NULL;
	g_autofree char *type = NULL;
	const GOptionEntry entries[] = {
		{ "base-url", 0, 0, G_OPTION_ARG_STRING, &base,
		  N_("Address of the document"), N_("URL") },
		{ "content-type", 0, 0, G_OPTION_ARG_STRING, &type,
		  N_("Content type that the server sent"), N_("TYPE") },
		G_OPTION_ENTRY_NULL,
	};

	return pass_on(c, entries, isatty(STDIN_FILENO) ? 1 : 0, 1, error);
}

int cmd_extract(const struct subcommand *c, GError **error)
{
	g_autofree char *url = NULL;
	g_autofree char *type = NULL;
	const GOptionEntry entries[] = {
		{ "url", 0, 0, G_OPTION_ARG_STRING, &url,
		  N_("Address of the page"), N_("URL") },
		{ "content-type", 0, 0, G_OPTION_ARG_STRING, &type,
		  N_("Content type that the server sent"), N_("TYPE") },
		G_OPTION_ENTRY_NULL,
	};

	return pass_on(c, entries, isatty(STDIN_FILENO) ? 1 : 0, 1, error);
}

/* Opens a file as standard input, the only descriptor that the fetcher inherits: "<(…)"
 * names one of this process. */
static bool open_input(const char *file, GError **error)
{
	bool good;
	int fd;

	if (strcmp(file, "-") == 0)
		return true;
	fd = open(file, O_RDONLY | O_CLOEXEC);
	/* a folder is opened, but not read */
	good = fd >= 0 && read(fd, NULL, 0) == 0 && dup2(fd, STDIN_FILENO) >= 0;
	if (!good)
		g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", file,
			    g_strerror(errno));
	if (fd > STDIN_FILENO)
		close(fd);
	return good;
}

static int render(const struct subcommand *c, const char *file, int width,
		  bool styled, GError **error)
{
	g_autoptr(Buf) bytes = buf_new(RENDER_MAX);
	g_autoptr(Body) body = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	int status;

	if (!open_input(file, error))
		return 1;
	status = fetcher_exec_run(c->self,
				  (const char *const[]){ "body", "-", NULL },
				  bytes, error);
	if (status != 0)
		return status < 0 ? 1 : status;
	body = body_unpack(bytes->bytes, bytes->size);
	if (!body) {
		g_set_error(error, LEDE_ERROR, ERROR_WIRE,
			    _("lede-fetcher returned no text"));
		return 1;
	}
	print_text(body, width, styled, text);
	print_clean(text->str);
	return 0;
}

int cmd_render(const struct subcommand *c, GError **error)
{
	gboolean plain = FALSE;
	int width = WIDTH;
	const GOptionEntry entries[] = {
		{ "width", 0, 0, G_OPTION_ARG_INT, &width,
		  N_("Width in columns"), N_("N") },
		{ "plain", 0, 0, G_OPTION_ARG_NONE, &plain,
		  N_("No bold, italic or underline"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (g_strv_length(words) > 1 || (!*words && isatty(STDIN_FILENO)) ||
	    width < 1 || width > WIDTH_MAX)
		return subcommand_usage(
			_("render takes one file, and a width of at least 1"),
			error);
	return render(c, *words ? *words : "-", width, !plain, error);
}
