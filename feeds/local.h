/* local: `file:` and `exec:` sources, hooks and password commands:
 * `posix_spawn`, no shell, bounded as the web is. */
#ifndef LEDE_FEEDS_LOCAL_H
#define LEDE_FEEDS_LOCAL_H

#include "src/buf.h"

#include <stdbool.h>
#include <sys/types.h>

/* A program at work, whose standard output is read. */
typedef struct local {
	uint32_t number; /* the caller's */
	pid_t pid;
	int fd;              /* to be polled for reading; -1 at the end */
	int64_t deadline_ms; /* on clock_mono_ms */
	Buf *out;
	bool late; /* it took too long and was ended */
} Local;

/* Whether an address is one of these. */
bool local_is(const char *url);

/* Reads the file of a file: address into `out`. */
bool local_file(const char *url, Buf *out, GError **error);

/* Starts the program of an exec: address or a command line (split as a shell
 * would, with no expansion). It gets /dev/null to read and is to end within
 * `timeout_s`. */
Local *local_start(const char *command, size_t max, int64_t timeout_s,
		   GError **error);
/* Ends it if it runs. */
void local_free(Local *l); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Local, local_free)

/* Reads what is there. True when it is over; then *error says what was wrong
 * with it, if anything was. */
bool local_turn(Local *l, GError **error);

/* The first line that a command prints, waited for; NULL with an error. The
 * caller's. */
char *local_line(const char *command, int64_t timeout_s, GError **error);

/* Starts a command with `text` on its standard input, and waits for it as
 * long as `timeout_s`. */
bool local_tell(const char *command, const char *text, int64_t timeout_s,
		GError **error);

#endif
