/* error: the kinds of GError that lede makes, and the exit status of each. */
#ifndef LEDE_SRC_BASE_ERROR_H
#define LEDE_SRC_BASE_ERROR_H

#include <glib.h>

#define LEDE_ERROR (error_quark())

enum error_kind {
	ERROR_NET,     /* no connection, no answer, cut short */
	ERROR_HTTP,    /* an answer that is no success */
	ERROR_FEED,    /* a document that is not what it should be */
	ERROR_LIMIT,   /* larger, deeper or slower than allowed */
	ERROR_DISK,    /* a file could not be read or written */
	ERROR_STORE,   /* the database refused */
	ERROR_WIRE,    /* a frame of the other program that is malformed */
	ERROR_BUSY,    /* another program holds the lock: to be tried again */
	ERROR_USAGE,   /* invalid argument or command */
	ERROR_CONFIG,  /* invalid line in a file of the user's */
	ERROR_ABSENT,  /* no such story, feed or file */
	ERROR_RUNNING, /* another lede refreshes */
	ERROR_NEWER,   /* the store is of a newer lede */
};

GQuark error_quark(void);

/* The exit status of a program that ends with this error: 2 for what the user
 * typed or configured, else 1. */
int error_exit_status(const GError *error);

/* Sets ERROR_LIMIT: the feed has more than so many bytes. */
void error_set_too_large(GError **error, size_t max);

#endif
