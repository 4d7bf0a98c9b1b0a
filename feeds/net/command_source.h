/* command_source: `file:` and `exec:` feeds, and the user's other commands: split into
 * words as a shell does, run without one. */
#ifndef LEDE_FEEDS_NET_COMMAND_SOURCE_H
#define LEDE_FEEDS_NET_COMMAND_SOURCE_H

#include "src/base/buf.h"
#include "src/base/process.h"

#include <stdbool.h>

/* Whether an address is one of these. */
bool command_source_is(const char *url);

/* Reads the file of a file: address into `out`; one that is not all there in
 * that time is an error. */
bool command_source_file(const char *url, int64_t timeout_ms, Buf *out,
			 GError **error);

/* Starts the program of an exec: address or of a command line (split as a
 * shell would, with no expansion) by a plan that has no argv yet. NULL with an
 * error. */
Process *command_source_start(const char *command, struct process_plan plan,
			      GError **error);

#endif
