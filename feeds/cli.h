/* cli: an order from argv, its events as words: the fetcher without a reader. */
#ifndef LEDE_FEEDS_CLI_H
#define LEDE_FEEDS_CLI_H

#include <glib.h>
#include <stdbool.h>

/* What a command has to say: results, complaints, how far it is. Texts may be
 * a stranger's: the one who prints cleans them. */
struct cli {
	void (*out)(const char *text);
	void (*complain)(const char *text);
	void (*progress)(int done, int total, int fresh, int failed);
};

/* Whether there is a command of that name. */
bool cli_is(const char *name);
/* Runs argv[1]; `program` is the path of this program. Gives the exit status;
 * with `error` set, what is to be said about it. */
int cli_run(const char *program, int argc, char **argv, const struct cli *to,
	    GError **error);

#endif
