/* cli: the fetcher without a reader: runs one command from argv and prints its
 * notifications. */
#ifndef LEDE_FEEDS_CLI_H
#define LEDE_FEEDS_CLI_H

#include "feeds/task.h"

/* Whether there is a command of that name. */
bool cli_is(const char *name);
/* Runs argv[1]; `program` is the path of this program. Returns the exit status;
 * `error` is set to what is to be printed about it. */
int cli_run(const char *program, int argc, char **argv, const struct cli *to,
	    GError **error);

#endif
