/* main: the program lede: its subcommands and what they start with. */
#include "config.h"
#include "src/base/clean.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/locale.h"
#include "src/base/log.h"
#include "src/base/paths.h"
#include "src/base/url_secrets.h"
#include "src/config/config_file.h"
#include "ui/cmd/check.h"
#include "ui/cmd/feeds.h"
#include "ui/cmd/fetcher.h"
#include "ui/cmd/read.h"
#include "ui/cmd/related.h"
#include "ui/cmd/screen.h"
#include "ui/cmd/stories.h"
#include "ui/draw/theme.h"
#include "ui/input/keymap.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* Every command, in the order in which `lede --help` lists them. */
static const struct command {
	const char *name, *usage, *about;
	int (*run)(const struct subcommand *c, GError **error);
} commands[] = {
	{ "refresh", N_("[URL…]"), N_("Fetch the feeds that are due, or these"),
	  cmd_refresh },
	{ "list", "", N_("List headlines, newest first"), cmd_list },
	{ "show", N_("ID"), N_("Print a story"), cmd_show },
	{ "search", N_("WORDS…"), N_("Search all stories, best first"),
	  cmd_search },
	{ "related", N_("ID"), N_("List what is related to a story, and why"),
	  cmd_related },
	{ "mark", N_("read|unread|saved|unsaved ID…"),
	  N_("Mark stories read, unread, saved or unsaved"), cmd_mark },
	{ "open", N_("ID"), N_("Open a story in the browser"), cmd_open },
	{ "add", N_("URL"), N_("Subscribe to a feed, or to the feed of a page"),
	  cmd_add },
	{ "import", N_("FILE"),
	  N_("Subscribe to a list of feeds: OPML, or newsboat's urls"),
	  cmd_import },
	{ "export", "", N_("Print the subscriptions as OPML or JSON"),
	  cmd_export },
	{ "feeds", "", N_("List the feeds and their status"), cmd_feeds },
	{ "check", "", N_("Check configuration, store and terminal"),
	  cmd_check },
	{ "parse", N_("FILE|-"), N_("Print a feed document as JSON"),
	  cmd_parse },
	{ "extract", N_("FILE|-"),
	  N_("Print the article of a web page as JSON"), cmd_extract },
	{ "render", N_("FILE|-"), N_("Print HTML as text"), cmd_render },
	{ "screen", "", N_("Print the screen as text"), cmd_screen },
};

/* Warnings and errors on stderr, cleaned as everything else is. */
static int fail(const GError *error)
{
	g_autofree char *shown = url_scrub(error->message);
	g_autofree char *clean = clean_text(shown, CLEAN_LINE);

	fflush(stdout);
	fprintf(stderr, "lede: %s\n", clean);
	return error_exit_status(error);
}

/* Errors in the config are warnings: the valid rest is used. */
static void warn(const GPtrArray *complaints)
{
	for (guint i = 0; i < complaints->len; i++) {
		g_autofree char *clean = clean_text(
			g_ptr_array_index(complaints, i), CLEAN_LINE);

		fprintf(stderr, "lede: %s\n", clean);
	}
}

static char *command_list(void)
{
	GString *text = g_string_new(_("Commands:"));

	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		g_string_append_printf(text, "\n  %-10s %s", commands[i].name,
				       _(commands[i].about));
	g_string_append(text, _("\n\nlede COMMAND --help shows its options."));
	return g_string_free(text, FALSE);
}

/* `lede` with no command: the reader itself. */
static int read_or_help(struct subcommand *c, GError **error)
{
	g_autofree char *list = command_list();

	if (!g_get_charset(NULL))
		g_ptr_array_add(c->complaints,
				g_strdup(_("Your locale is not UTF-8; letters "
					   "are simplified. lede check tells "
					   "more.")));

	c->name = "lede";
	c->usage = _("[COMMAND…]");
	c->about = list;
	return cmd_read(c, error);
}

static const struct command *find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static int run(struct subcommand *c, GError **error)
{
	const struct command *command;

	if (c->argc < 2 || c->argv[1][0] == '-')
		return read_or_help(c, error);
	command = find(c->argv[1]);
	if (!command) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("there is no command “%s”; lede --help lists "
			      "them"),
			    c->argv[1]);
		return 2;
	}
	if (command->run != cmd_check)
		warn(c->complaints);
	c->argc--;
	c->argv++;
	c->name = command->name;
	c->command = true;
	c->usage = _(command->usage);
	c->about = command->about;
	return command->run(c, error);
}

int main(int argc, char **argv)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autofree char *config = paths_get(PATH_CONFIG);
	struct subcommand c = { .self = argv[0],
				.argc = argc,
				.argv = argv,
				.settings = settings,
				.complaints = complaints };
	int status;

	locale_open();
	clock_start();
	log_start("lede");
	signal(SIGPIPE, SIG_IGN);
	config_file_read(config, settings, complaints);
	/* errors of [keys] and [commands] are reported with the others */
	keymap_free(keymap_new(settings, complaints));
	theme_check(settings, complaints);
	settings->ascii = settings->ascii || !g_get_charset(NULL);
	status = run(&c, &error);
	if (error)
		status = fail(error);
	if (fflush(stdout) != 0 || ferror(stdout))
		status = status ? status : 1;
	return status;
}
