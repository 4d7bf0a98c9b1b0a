/* lede-fetcher: fetches and parses feeds and writes the store; `--wire` serves a
 * reader, `--parser` is the parser process, other words are one command or tool. */
#include "config.h"
#include "feeds/cli.h"
#include "feeds/corpus.h"
#include "feeds/fetcher.h"
#include "feeds/sandbox/parser.h"
#include "feeds/tool.h"
#include "src/base/clean.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/locale.h"
#include "src/base/log.h"
#include "src/base/url_secrets.h"
#include "src/wire/protocol.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define ANSWER_BYTES 32 /* of the number of a choice */
#define BAR_FROM     70 /* columns in which the line has room for it */
#define BAR_CELLS    20

static void out(const char *text)
{
	g_autofree char *clean = clean_text(text, CLEAN_TEXT);

	puts(clean);
}

static void wipe_bar(void)
{
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
}

static void complain(const char *text)
{
	g_autofree char *shown = url_scrub(text);
	g_autofree char *clean = clean_text(shown, CLEAN_LINE);

	wipe_bar();
	fprintf(stderr, "lede: %s\n", clean);
}

/* A progress bar on a terminal, nothing elsewhere. */
static void progress(int done, int total, int fresh, int failed)
{
	struct winsize size = { 0 };
	bool wide = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 ||
		    size.ws_col == 0 || size.ws_col >= BAR_FROM;
	int bar = wide ? BAR_CELLS : 0,
	    cells = total ? done * bar / total : bar;
	g_autofree char *lost = g_strdup_printf(_("%d failed"), failed);

	if (!isatty(STDERR_FILENO))
		return;
	wipe_bar();
	if (done == total)
		return;
	fprintf(stderr,
		ngettext("Refreshing %.*s%.*s %d/%d feed · %d new",
			 "Refreshing %.*s%.*s %d/%d feeds · %d new",
			 (unsigned long)total),
		cells * (int)strlen("█"), "████████████████████",
		(bar - cells) * (int)strlen("░"), "░░░░░░░░░░░░░░░░░░░░", done,
		total, fresh);
	if (failed)
		fprintf(stderr, " · %s", lost);
}

static guint choose(guint n)
{
	char answer[ANSWER_BYTES];

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return 0;
	fprintf(stderr, _("Which one (1 to %u)? "), n);
	if (!fgets(answer, sizeof answer, stdin))
		return 0;
	return (guint)MIN(g_ascii_strtoull(answer, NULL, 10), G_MAXUINT);
}

static int print_error(const GError *error)
{
	complain(error->message);
	return error_exit_status(error);
}

/* A reader that went away is seen at the socket; a terminal that did may take
 * the fetcher with it only between commits. */
static int serve(const char *program)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Fetcher) fetcher = NULL;

	log_start("fetcher");
	signal(SIGINT, SIG_IGN);
	fetcher = fetcher_new(program, &error);
	if (!fetcher) {
		g_message("%s", error->message);
		return 1;
	}
	return fetcher_serve(fetcher, WIRE_FD);
}

static int command(const char *program, int argc, char **argv)
{
	static const struct cli to = { out, complain, progress, choose };
	g_autoptr(GError) error = NULL;
	int status;

	log_start("fetcher");
	status = cli_run(program, argc, argv, &to, &error);
	if (error)
		complain(error->message);
	return status;
}

/* `lede related --corpus` becomes this: corpus FILE all|clusters|folds LIMIT */
static int relate_corpus(char **argv)
{
	g_autoptr(GError) error = NULL;
	enum corpus_what what = CORPUS_ALL;
	GString *text;
	g_autofree char *clean = NULL;

	while (what < CORPUS_KINDS - 1 &&
	       strcmp(argv[3], corpus_names[what]) != 0)
		what++;
	text = corpus_run(argv[2], what,
			  (guint)g_ascii_strtoull(argv[4], NULL, 10), &error);

	if (!text)
		return print_error(error);
	clean = clean_text(text->str, CLEAN_TEXT);
	g_string_free(text, TRUE);
	return fputs(clean, stdout) < 0 || fflush(stdout) != 0;
}

int main(int argc, char **argv)
{
	g_autofree char *program = NULL;
	g_autoptr(GError) error = NULL;

	locale_open();
	if (argc == 2 && strcmp(argv[1], "--parser") == 0)
		return parser_main(WIRE_FD);
	if (argc > 1 && tool_is(argv[1]))
		return tool_run(argc, argv);
	if (argc == 5 && strcmp(argv[1], "corpus") == 0)
		return relate_corpus(argv);
	clock_start();
	signal(SIGPIPE, SIG_IGN);
	program = g_file_read_link("/proc/self/exe", NULL);
	if (!program)
		program = g_find_program_in_path(argv[0]);
	if (argc == 2 && strcmp(argv[1], "--wire") == 0)
		return serve(program);
	if (argc > 1 && cli_is(argv[1]))
		return command(program, argc, argv);
	error = g_error_new(LEDE_ERROR, ERROR_USAGE,
			    _("lede-fetcher is run by lede; see lede(1)"));
	return print_error(error);
}
