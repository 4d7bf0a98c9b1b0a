#include "ui/cmd/check.h"
#include "config.h"

#include "src/base/paths.h"
#include "src/base/url_secrets.h"
#include "src/config/filters.h"
#include "src/config/subs.h"
#include "ui/client/fetcher_exec.h"
#include "ui/os/browser.h"
#include "ui/output/print.h"

#include <glib/gi18n.h>

#define CHECK_MAX (1024 * 1024) /* bytes of the fetcher's report */

/* One line of the report: what was checked, whether it is ok, details. */
static void print_check(const char *what, bool well, const char *words)
{
	g_autofree char *shown = url_scrub(words);
	g_autofree char *line = g_strdup_printf(
		"%-9s %-6s %s", what, well ? _("ok") : _("error"), shown);

	print_line(line);
}

/* A file and what is wrong in it. */
static bool say_file(const char *what, enum path which,
		     const GPtrArray *complaints)
{
	g_autofree char *path = paths_get(which);
	g_autofree char *shown = paths_for_eyes(path);

	if (!complaints->len)
		print_check(what, true, shown);
	for (guint i = 0; i < complaints->len; i++)
		print_check(what, false, g_ptr_array_index(complaints, i));
	return complaints->len == 0;
}

static bool check_feeds(void)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(Subs) subs = subs_load(complaints, &error);

	if (!subs)
		g_ptr_array_add(complaints, g_strdup(error->message));
	return say_file("feeds", PATH_FEEDS, complaints);
}

static bool check_filters(void)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(Filters) filters = filters_load(complaints, &error);

	if (!filters)
		g_ptr_array_add(complaints, g_strdup(error->message));
	return say_file("filters", PATH_FILTERS, complaints);
}

static void check_terminal(void)
{
	const char *name = g_getenv("TERM");
	const char *charset;
	bool utf8 = g_get_charset(&charset);
	g_autofree char *words = g_strdup_printf(
		"%s, %s", name && *name ? name : _("TERM is not set"), charset);

	print_check("terminal", name && *name && utf8, words);
}

static void check_browser(const struct subcommand *c)
{
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) argv =
		browser_command("https://example.org/", c->settings, &error);

	print_check("browser", argv != NULL, argv ? argv[0] : error->message);
}

/* Prints lede-fetcher's report; false when it found a fault, which it wrote on
 * stderr. */
static bool say_fetcher(const struct subcommand *c, const char *about,
			const char *const *words)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Buf) out = buf_new(CHECK_MAX);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	int status = fetcher_exec_run(c->self, words, out, &error);

	if (error) {
		print_check("fetcher", false, error->message);
		return false;
	}
	text = g_strndup((const char *)out->bytes, out->size);
	lines = g_strsplit(g_strchomp(text), "\n", -1);
	for (char **line = lines; *line; line++)
		print_check(line == lines ? about : "", status == 0, *line);
	return status == 0;
}

/* The fetcher checks the store, since only it may repair it, and the parser's
 * sandbox. */
static bool check_store(const struct subcommand *c, const char *todo)
{
	const char *const store[] = { "check", todo, NULL };
	const char *const sandbox[] = { "sandbox", NULL };
	bool sound = say_fetcher(c, "store", store);

	return say_fetcher(c, "sandbox", sandbox) && sound;
}

static void say_build(void)
{
	g_autofree char *glib =
		g_strdup_printf("GLib %u.%u.%u", glib_major_version,
				glib_minor_version, glib_micro_version);

	print_check("lede", true, PACKAGE_VERSION);
	print_check("", true, glib);
}

int cmd_check(const struct subcommand *c, GError **error)
{
	gboolean repair = FALSE, compact = FALSE, build = FALSE;
	const GOptionEntry entries[] = {
		{ "repair", 0, 0, G_OPTION_ARG_NONE, &repair,
		  N_("Recover what can be read of a damaged store"), NULL },
		{ "compact", 0, 0, G_OPTION_ARG_NONE, &compact,
		  N_("Make the file of the store as small as it can be"),
		  NULL },
		{ "build", 0, 0, G_OPTION_ARG_NONE, &build,
		  N_("Show the versions of lede and GLib"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;
	bool files, store;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (build)
		say_build();
	files = say_file("config", PATH_CONFIG, c->complaints);
	files = check_feeds() && files;
	files = check_filters() && files;
	check_terminal();
	check_browser(c);
	store = check_store(c, repair    ? "--repair"
			       : compact ? "--compact"
					 : NULL);
	if (!files)
		return 2;
	return store ? 0 : 1;
}
