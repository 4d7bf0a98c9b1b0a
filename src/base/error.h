/* error: the kinds of GError that lede makes, and the exit status of each. */
#ifndef LEDE_SRC_BASE_ERROR_H
#define LEDE_SRC_BASE_ERROR_H

#include <glib.h>

#define LEDE_ERROR (error_quark())

enum error_kind {
	ERROR_NET,    /* no connection, no answer, cut short */
	ERROR_HTTP,   /* an answer that is no success */
	ERROR_FEED,   /* a document that is not what it should be */
	ERROR_LIMIT,  /* larger, deeper or slower than allowed */
	ERROR_DISK,   /* a file could not be read or written */
	ERROR_STORE,  /* the database said no */
	ERROR_WIRE,   /* nonsense from the other program */
	ERROR_BUSY,   /* another program is at it just now: to be tried again */
	ERROR_USAGE,  /* what was typed makes no sense */
	ERROR_CONFIG, /* what a file of the user's says makes no sense */
	ERROR_ABSENT, /* what was asked for is not there */
	ERROR_RUNNING, /* another lede refreshes */
	ERROR_NEWER,   /* the store is of a newer lede */
};

GQuark error_quark(void);

/* The exit status of a program that ends by this error: 1 for the world's
 * faults, 2 for the user's. */
int error_exit_status(const GError *error);

#endif
