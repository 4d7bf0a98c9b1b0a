/* tool: `parse`, `body` and `extract`: parses a file or standard input in a sandbox,
 * and prints JSON or a packed body; without a store. */
#ifndef LEDE_FEEDS_TOOL_H
#define LEDE_FEEDS_TOOL_H

#include <stdbool.h>

/* True when argv[1] names a tool. */
bool tool_is(const char *name);

/* Runs argv[1]:
 *   parse [--base-url URL] [--content-type TYPE] FILE|-   feed to JSON
 *   body [--url URL] FILE|-                               HTML to a packed body
 *   extract [--url URL] [--content-type TYPE] FILE|-      article's page to JSON
 * Exit status: 0; 1 with one line on stderr when the document is not what it
 * should be; 2 when the arguments make no sense. */
int tool_run(int argc, char **argv);

#endif
